package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements of a bulletin's articles and entries. */
public final class EntryStore {
  private static final String INSERT_ARTICLE =
      """
      insert into article (bulletin_id, position, title, paragraphs)
      values ($1, $2, $3, $4)
      """;

  Future<Void> insertArticles(SqlConnection conn, long bulletinId, List<Article> articles) {
    List<Tuple> batch = new ArrayList<>();
    for (Article article : articles) {
      batch.add(
          Tuple.of(
              bulletinId,
              batch.size() + 1,
              article.title(),
              article.paragraphs().toArray(String[]::new)));
    }
    return batch.isEmpty()
        ? Future.succeededFuture()
        : conn.preparedQuery(INSERT_ARTICLE).executeBatch(batch).mapEmpty();
  }

  private static final String INSERT =
      """
      insert into entry (bulletin_id, position, label, relation, name, kind, members_of, review,
        derived, raw, line, copies, readings)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      """;

  Future<Void> insert(SqlConnection conn, long bulletinId, Parsed parsed) {
    List<Tuple> batch = new ArrayList<>();
    for (Entry entry : parsed.entries()) {
      batch.add(
          Tuple.tuple()
              .addLong(bulletinId)
              .addInteger(batch.size() + 1)
              .addString(entry.label())
              .addString(entry.relation().text())
              .addString(entry.name())
              .addString(entry.kind().text())
              .addString(entry.membersOf())
              .addBoolean(entry.review())
              .addBoolean(entry.derived())
              .addString(entry.raw())
              .addInteger(entry.line())
              .addInteger(parsed.meta().copiesByName().get(entry.name()))
              .addValue(BulletinJson.readings(entry)));
    }
    return batch.isEmpty()
        ? Future.succeededFuture()
        : conn.preparedQuery(INSERT).executeBatch(batch).mapEmpty();
  }

  private static final String FORGET =
      """
      delete from entry
      where bulletin_id = $1
      """;

  // Nothing was printed: line 0, and the full name or the phrase stands for the printed text.
  private static final String INSERT_BY_HAND =
      """
      insert into entry (bulletin_id, position, label, relation, name, kind, members_of, raw, line,
        chosen, unit_id, collective_id, decided_by, decided_at)
      select $1, position, label, relation, name, kind, members_of, name, 0,
        kind, unit_id, collective_id, $9, $10
      from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[])
        with ordinality as line (label, relation, name, kind, members_of, unit_id, collective_id, position)
      """;

  /** Puts a list made by hand, in its order, in the place of whatever entries there are. */
  Future<Void> replace(
      SqlConnection conn, long bulletinId, List<RosterNames.Named> named, long by, Instant now) {
    return conn.preparedQuery(FORGET)
        .execute(Tuple.of(bulletinId))
        .compose(
            done -> conn.preparedQuery(INSERT_BY_HAND).execute(byHand(bulletinId, named, by, now)))
        .mapEmpty();
  }

  private static Tuple byHand(
      long bulletinId, List<RosterNames.Named> named, long by, Instant now) {
    List<EntryKind> kinds =
        named.stream()
            .map(one -> one.line().unitId() == null ? EntryKind.COLLECTIVE : EntryKind.UNIT)
            .toList();
    return Tuple.tuple()
        .addLong(bulletinId)
        .addArrayOfString(texts(named, one -> one.line().relation().printed()))
        .addArrayOfString(texts(named, one -> one.line().relation().text()))
        .addArrayOfString(texts(named, RosterNames.Named::name))
        .addArrayOfString(kinds.stream().map(EntryKind::text).toArray(String[]::new))
        .addArrayOfString(
            texts(
                named, one -> one.line().unitId() == null ? NameKind.membersOf(one.name()) : null))
        .addArrayOfLong(named.stream().map(one -> one.line().unitId()).toArray(Long[]::new))
        .addArrayOfLong(named.stream().map(one -> one.line().collectiveId()).toArray(Long[]::new))
        .addLong(by)
        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
  }

  private static String[] texts(
      List<RosterNames.Named> named, Function<RosterNames.Named, @Nullable String> text) {
    return named.stream().map(text).toArray(String[]::new);
  }

  private static final String ARTICLES =
      """
      select title, paragraphs
      from article
      where bulletin_id = $1
      order by position
      """;

  Future<List<Article>> articles(SqlClient client, long bulletinId) {
    return client
        .preparedQuery(ARTICLES)
        .execute(Tuple.of(bulletinId))
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Article(row.getString(0), List.of(row.getArrayOfStrings(1))))
                    .toList());
  }

  private static final String ENTRIES =
      """
      select e.*, a.name as decider_name
      from entry e
      left join account a on a.id = e.decided_by
      where e.bulletin_id = $1
      order by e.position
      """;

  Future<List<StoredEntry>> entries(SqlClient client, long bulletinId) {
    return client
        .preparedQuery(ENTRIES)
        .execute(Tuple.of(bulletinId))
        .map(rows -> rows.stream().map(BulletinRows::entry).toList());
  }

  private static final String DECIDE =
      """
      update entry
      set name = $3, kind = $4, members_of = $5, unit_id = $6, collective_id = $7, chosen = $8,
        decided_by = $9, decided_at = $10
      where bulletin_id = $1 and position = $2
      """;

  Future<Void> decide(
      SqlConnection conn, long bulletinId, int position, Settled settled, long by, Instant now) {
    return conn.preparedQuery(DECIDE)
        .execute(
            Tuple.tuple()
                .addLong(bulletinId)
                .addInteger(position)
                .addString(settled.reading().name())
                .addString(settled.reading().kind().text())
                .addString(settled.reading().membersOf())
                .addLong(settled.unitId())
                .addLong(settled.collectiveId())
                .addString(settled.chosen())
                .addLong(by)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  /** A decision worked out: the confirmed reading and what it is bound to. */
  record Settled(
      Reading reading, @Nullable Long unitId, @Nullable Long collectiveId, String chosen) {}

  // Entries of bulletins in review or before their release, those bound to a unit aside: their rows
  // are held, so that none is released in between.
  private static final String PENDING =
      """
      select b.id, e.name, e.collective_id
      from bulletin b
      join entry e on e.bulletin_id = b.id
      where b.state in ('submitted', 'approved', 'scheduled') and e.unit_id is null
      order by b.id
      for update of b
      """;

  /** An entry that stands for what the directory says. */
  record Pending(long bulletinId, String name, @Nullable Long collectiveId) {}

  Future<List<Pending>> pending(SqlConnection conn) {
    return conn.preparedQuery(PENDING)
        .execute()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Pending(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getLong("collective_id")))
                    .toList());
  }
}
