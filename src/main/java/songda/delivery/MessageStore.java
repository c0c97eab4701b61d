package songda.delivery;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import songda.bulletin.Article;
import songda.bulletin.Relation;
import songda.channel.Letter;
import songda.channel.Recipient;
import songda.database.Database;
import songda.directory.AddressVault;

/** The statements that load what a batch of messages is made of: one for each kind of thing. */
final class MessageStore {
  private static final Logger LOG = LoggerFactory.getLogger(MessageStore.class);

  private final Database database;
  private final AddressVault vault;
  private final Links links;

  MessageStore(Database database, AddressVault vault, Links links) {
    this.database = database;
    this.vault = vault;
    this.links = links;
  }

  /** Where to: an endpoint's address and secret in clear; no address when it does not open. */
  record Where(@Nullable String address, @Nullable String secret, Admission.LaneState lane) {}

  private static final String ENDPOINTS =
      """
      select id, address, secret, failures > 0 as failing, breaker <> 'closed' as guarded, rate_per_min
      from endpoint
      where id = any($1)
      """;

  /** The endpoints of a batch, and those of its lanes. */
  Future<Map<Long, Where>> endpoints(List<Claimed> batch, Set<Long> lanes) {
    Set<Long> all = new HashSet<>(lanes);
    batch.forEach(claimed -> all.add(claimed.endpointId()));
    Long[] ids = all.toArray(Long[]::new);
    return database
        .pool()
        .preparedQuery(ENDPOINTS)
        .execute(Tuple.of((Object) ids))
        .map(
            rows -> {
              Map<Long, Where> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getLong("id"), where(row)));
              return found;
            });
  }

  private Where where(Row row) {
    Buffer secret = row.getBuffer("secret");
    Admission.LaneState lane =
        new Admission.LaneState(
            row.getBoolean("failing"), row.getBoolean("guarded"), row.getInteger("rate_per_min"));
    try {
      return new Where(
          vault.open(row.getBuffer("address").getBytes()),
          secret == null ? null : vault.open(secret.getBytes()),
          lane);
    } catch (IllegalStateException e) {
      LOG.error("endpoint {} does not open with vault.key", row.getLong("id"), e);
      return new Where(null, null, lane);
    }
  }

  // From the keys inward, one row after the other by full keys: offset 0 keeps the planner from
  // beginning with all open addressees.
  private static final String RECIPIENTS =
      """
      select m.id as delivery_id, a.public_id, a.token_version, a.unit_name, a.relation, a.deadline_at
      from unnest($1::bigint[], $2::bigint[]) as m(dispatch_id, id)
      cross join lateral (
        select addressee_id
        from delivery_addressee
        where dispatch_id = m.dispatch_id and delivery_id = m.id
        offset 0
      ) da
      cross join lateral (
        select *
        from addressee
        where dispatch_id = m.dispatch_id and id = da.addressee_id
        offset 0
      ) a
      where a.state in ('pending', 'sent', 'unreachable')
      order by m.id, a.position, a.id
      """;

  /** The open addressees of each delivery, in printed order. */
  Future<Map<Long, List<Recipient>>> recipients(List<Claimed> batch) {
    Tuple keys =
        Tuple.tuple()
            .addArrayOfLong(batch.stream().map(Claimed::dispatchId).toArray(Long[]::new))
            .addArrayOfLong(batch.stream().map(Claimed::deliveryId).toArray(Long[]::new));
    return database
        .pool()
        .preparedQuery(RECIPIENTS)
        .execute(keys)
        .map(
            rows -> {
              Map<Long, List<Recipient>> found = new HashMap<>();
              rows.forEach(
                  row ->
                      found
                          .computeIfAbsent(row.getLong("delivery_id"), id -> new ArrayList<>())
                          .add(recipient(row)));
              return found;
            });
  }

  private Recipient recipient(Row row) {
    OffsetDateTime deadline = row.getOffsetDateTime("deadline_at");
    return new Recipient(
        row.getString("unit_name"),
        Relation.of(row.getString("relation")),
        deadline == null ? null : deadline.toInstant(),
        links.link(row.getUUID("public_id"), row.getInteger("token_version")),
        row.getUUID("public_id"));
  }

  private static final String LETTER =
      """
      select b.id, b.name, b.year, b.issue, b.extra, b.issuer, b.issued_on,
        o.sha256, o.file_name, o.media_type, o.content
      from dispatch d
      join bulletin b on b.id = d.bulletin_id
      join document o on o.sha256 = b.document
      where d.id = $1
      """;

  private static final String ARTICLES =
      """
      select a.title, a.paragraphs
      from dispatch d
      join article a on a.bulletin_id = d.bulletin_id
      where d.id = $1
      order by a.position
      """;

  /** The bulletin of a dispatch; empty for dispatch 0. */
  Future<Optional<Letter>> letter(long dispatchId, String phone, @Nullable String banner) {
    Future<List<Article>> articles =
        database
            .pool()
            .preparedQuery(ARTICLES)
            .execute(Tuple.of(dispatchId))
            .map(rows -> RowStore.list(rows, MessageStore::article));
    return database
        .pool()
        .preparedQuery(LETTER)
        .execute(Tuple.of(dispatchId))
        .compose(
            rows ->
                articles.map(
                    found ->
                        RowStore.list(rows, row -> letter(row, found, phone, banner)).stream()
                            .findFirst()));
  }

  private static Article article(Row row) {
    return new Article(row.getString("title"), Arrays.asList(row.getArrayOfStrings("paragraphs")));
  }

  private static Letter letter(
      Row row, List<Article> articles, String phone, @Nullable String banner) {
    return new Letter(
        row.getString("name"),
        row.getInteger("year"),
        row.getInteger("issue"),
        row.getBoolean("extra"),
        row.getString("issuer"),
        row.getLocalDate("issued_on"),
        articles,
        HexFormat.of().formatHex(row.getBuffer("sha256").getBytes()),
        row.getString("file_name"),
        row.getString("media_type"),
        row.getBuffer("content").getBytes(),
        phone,
        banner);
  }
}
