package songda.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.database.Database;

/** The deliveries of a dispatch, or of one addressee, with their last reply. */
public final class DeliveryListStore {
  private final Database database;

  /** Reads one database. */
  public DeliveryListStore(Database database) {
    this.database = database;
  }

  // A page by keyset: on the primary key of delivery for a whole dispatch, on delivery_of_addressee
  // for one addressee; the branch that is not asked for never starts. Addressees and the last
  // attempt are looked up for the page's rows only, each by the front of its own primary key.
  private static final String PAGE =
      """
      with wanted as (
        (select id
         from delivery
         where dispatch_id = $1 and $3::bigint is null and id > $2
         order by id
         limit $4)
        union all
        (select delivery_id
         from delivery_addressee
         where dispatch_id = $1 and addressee_id = $3 and delivery_id > $2
         order by delivery_id
         limit $4)
      )
      select d.dispatch_id, d.id, d.purpose, d.channel, e.hint, d.state, d.attempts, d.due_at,
             d.held_reason, d.created_at, d.settled_at, last.code, last.reply,
             array(
               select a.id
               from delivery_addressee l
               join addressee a on a.dispatch_id = l.dispatch_id and a.id = l.addressee_id
               where l.dispatch_id = d.dispatch_id and l.delivery_id = d.id
               order by a.position, a.id) as addressees
      from wanted w
      join delivery d on d.dispatch_id = $1 and d.id = w.id
      join endpoint e on e.id = d.endpoint_id
      left join lateral (
        select t.code, t.reply
        from attempt t
        where t.dispatch_id = d.dispatch_id and t.delivery_id = d.id
        order by t.started_at desc
        limit 1
      ) last on true
      order by d.id
      """;

  /**
   * Deliveries in the order in which they were made.
   *
   * @param afterId the last id of the page before, 0 for the first page
   * @param addresseeId only those that serve this addressee; null for all
   */
  public Future<List<DeliveryRow>> page(
      long dispatchId, long afterId, @Nullable Long addresseeId, int limit) {
    return database
        .pool()
        .preparedQuery(PAGE)
        .execute(Tuple.of(dispatchId, afterId, addresseeId, limit))
        .map(rows -> rows.stream().map(DeliveryListStore::delivery).toList());
  }

  private static DeliveryRow delivery(Row row) {
    return new DeliveryRow(
        row.getLong("dispatch_id"),
        row.getLong("id"),
        row.getString("purpose"),
        row.getString("channel"),
        row.getString("hint"),
        List.of(row.getArrayOfLongs("addressees")),
        row.getString("state"),
        row.getInteger("attempts"),
        row.getOffsetDateTime("due_at").toInstant(),
        row.getString("held_reason"),
        row.getOffsetDateTime("created_at").toInstant(),
        instant(row.getOffsetDateTime("settled_at")),
        row.getInteger("code"),
        row.getString("reply"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
