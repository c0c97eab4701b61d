package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The statements that put entries in the place of others. */
public final class EntryEditStore {
  /** No bulletin has so many entries: positions above it are on their way. */
  private static final int ASIDE = 100_000_000;

  private static final String LIFT =
      """
      update entry
      set position = position + $3
      where bulletin_id = $1 and position >= $2
      """;

  private static final String KEEP =
      """
      update entry
      set position = $3, label = $4, relation = $5, copies = $6
      where bulletin_id = $1 and position = $2
      """;

  private static final String INSERT =
      """
      insert into entry (bulletin_id, position, label, relation, name, kind, members_of,
        raw, line, copies, readings, edited, decided_by, decided_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true, $12, $13)
      """;

  private static final String DROP =
      """
      delete from entry
      where bulletin_id = $1 and position between $2 and $3
      """;

  private static final String LOWER =
      """
      update entry
      set position = position - $3
      where bulletin_id = $1 and position > $2
      """;

  /** Replaces a run; what follows it moves up or down. */
  Future<Void> replace(
      SqlConnection conn,
      long bulletinId,
      EntryEdits.Run run,
      List<EditedEntry> edited,
      BulletinEdits.Edit edit) {
    List<Tuple> kept = new ArrayList<>();
    List<Tuple> made = new ArrayList<>();
    for (EditedEntry entry : edited) {
      int position = run.from() + kept.size() + made.size();
      if (entry.kept() == null) {
        made.add(made(bulletinId, position, entry, edit));
      } else {
        kept.add(kept(bulletinId, position, entry, entry.kept() + ASIDE));
      }
    }
    int grown = edited.size() - (run.to() - run.from() + 1);
    return run(conn, LIFT, List.of(Tuple.of(bulletinId, run.from(), ASIDE)))
        .compose(done -> run(conn, KEEP, kept))
        .compose(done -> run(conn, INSERT, made))
        .compose(
            done ->
                run(
                    conn,
                    DROP,
                    List.of(Tuple.of(bulletinId, ASIDE + run.from(), ASIDE + run.to()))))
        .compose(done -> run(conn, LOWER, List.of(Tuple.of(bulletinId, ASIDE, ASIDE - grown))));
  }

  private static Tuple kept(long bulletinId, int position, EditedEntry entry, int from) {
    return Tuple.of(
        bulletinId,
        from,
        position,
        entry.label(),
        entry.line().relation().text(),
        entry.line().copies());
  }

  private static Tuple made(
      long bulletinId, int position, EditedEntry entry, BulletinEdits.Edit edit) {
    EntryLine line = entry.line();
    Reading reading = new Reading(line.name(), line.told(), NameKind.membersOf(line.name()));
    return Tuple.tuple()
        .addLong(bulletinId)
        .addInteger(position)
        .addString(entry.label())
        .addString(line.relation().text())
        .addString(line.name())
        .addString(line.told().text())
        .addString(reading.membersOf())
        .addString(entry.raw())
        .addInteger(entry.printedOn())
        .addInteger(line.copies())
        .addValue(BulletinJson.readings(List.of(reading)))
        .addLong(edit.caller().account().id())
        .addOffsetDateTime(edit.now().atOffset(ZoneOffset.UTC));
  }

  private static Future<Void> run(SqlConnection conn, String sql, List<Tuple> batch) {
    return batch.isEmpty()
        ? Future.succeededFuture()
        : conn.preparedQuery(sql).executeBatch(batch).mapEmpty();
  }
}
