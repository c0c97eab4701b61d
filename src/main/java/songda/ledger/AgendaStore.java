package songda.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import songda.database.Database;

/** What waits for somebody: open work items and bulletins before their release. */
public final class AgendaStore {
  private final Database database;

  /** Reads one database. */
  public AgendaStore(Database database) {
    this.database = database;
  }

  // Work items first (index work_item_open), then bulletins (few are open at any time).
  private static final String OPEN =
      """
      (
        select w.kind, coalesce(w.dispatch_id, 0) as id, coalesce(b.name, '') as title,
               b.year, b.issue, w.note, w.opened_at as since,
               coalesce(a.unit_name, (
                 select string_agg(served.unit_name, '、' order by served.position)
                 from delivery_addressee l
                 join addressee served
                   on served.dispatch_id = l.dispatch_id and served.id = l.addressee_id
                 where l.dispatch_id = w.dispatch_id and l.delivery_id = w.delivery_id)) as unit
        from work_item w
        left join dispatch d on d.id = w.dispatch_id
        left join bulletin b on b.id = d.bulletin_id
        left join addressee a on a.dispatch_id = w.dispatch_id and a.id = w.addressee_id
        where w.closed_at is null and ($2 = '' or $2 = case w.kind when 'returned' then 'returned' else 'failed' end)
        order by w.opened_at, w.id
        limit $1
      )
      union all
      (
        select b.state, b.id, coalesce(b.name, f.file_name), b.year, b.issue, null, b.created_at, null
        from bulletin b
        join document f on f.sha256 = b.document
        where b.state in ('draft', 'submitted', 'approved') and ($2 = '' or $2 = b.state)
        order by b.created_at desc, b.id desc
        limit $1
      )
      """;

  /**
   * At most {@code limit} of each, work items oldest first, bulletins newest first.
   *
   * @param group one of {@link Agenda#GROUPS}, or empty for all
   */
  public Future<List<AgendaItem>> open(String group, int limit) {
    return database
        .pool()
        .preparedQuery(OPEN)
        .execute(Tuple.of(limit, group))
        .map(
            rows -> {
              List<AgendaItem> items = new ArrayList<>();
              rows.forEach(row -> items.add(item(row)));
              return items;
            });
  }

  // Narrow partial indexes (bulletin_open, work_item_open), and the tallies for what is awaited.
  private static final String COUNTS =
      """
      select
        (select count(*) from bulletin where state = 'draft') as draft,
        (select count(*) from bulletin where state = 'submitted') as submitted,
        (select count(*) from bulletin where state = 'approved') as approved,
        (select count(*) from work_item where closed_at is null and kind <> 'returned') as failed,
        (select count(*) from work_item where closed_at is null and kind = 'returned') as returned,
        (
          select coalesce(sum(n), 0)::bigint
          from (
            select subject, state, n from tally where dispatch_id > 0
            union all
            select subject, state, n from tally_delta where dispatch_id > 0
          ) t
          where subject = 'addressee' and state in ('pending', 'sent', 'unreachable')
        ) as awaited
      """;

  /** How much of each there is. */
  public Future<Agenda> counts() {
    return database
        .pool()
        .preparedQuery(COUNTS)
        .execute()
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new Agenda(
                    Agenda.GROUPS.stream().collect(Collectors.toMap(group -> group, row::getLong)),
                    row.getLong("awaited")));
  }

  private static AgendaItem item(Row row) {
    return new AgendaItem(
        row.getString("kind"),
        row.getLong("id"),
        row.getString("title"),
        row.getInteger("year"),
        row.getInteger("issue"),
        row.getString("unit"),
        row.getString("note"),
        row.getOffsetDateTime("since").toInstant());
  }
}
