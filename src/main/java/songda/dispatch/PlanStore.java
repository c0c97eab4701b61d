package songda.dispatch;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import songda.bulletin.Bulletin;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.Relation;
import songda.bulletin.UnitRef;
import songda.directory.Standing;

/**
 * Which units the entries of a bulletin lead to, and by which endpoint; asked by release and
 * preview.
 */
public final class PlanStore {
  // Each unit once, its relation the highest of the entries that lead to it (报 before 送 before 发),
  // in
  // printed order, with its primary endpoint.
  static final String REACHED =
      """
      listed as (
        select unit_id, min(array_position(array['report','send','issue'], relation)) as rank,
          min(ordinal) as ordinal, array_agg(distinct position) as entries
        from unnest($1::int[], $2::bigint[], $3::text[]) with ordinality
          as p(position, unit_id, relation, ordinal)
        group by unit_id
      ), reached as (
        select distinct on (l.ordinal) l.*, u.name, u.kind, u.standing, u.paper,
          e.id as endpoint_id, e.channel
        from listed l
        join unit u on u.id = l.unit_id
        left join unit_endpoint x on x.unit_id = u.id and x.purpose = 'dispatch' and not u.paper
        left join endpoint e on e.id = x.endpoint_id and e.disabled_at is null
        order by l.ordinal, e.id is null, x.position, e.id
      )
      """;

  private static final String PLANNED =
      "with "
          + REACHED
          + """
      select r.unit_id, r.name, (array['report','send','issue'])[r.rank] as relation, r.standing,
        r.paper, r.endpoint_id, r.channel, e.hint
      from reached r
      left join endpoint e on e.id = r.endpoint_id
      order by r.ordinal
      """;

  /** What a release of the bulletin as it stands would make of its entries, in printed order. */
  Future<List<PlannedUnit>> planned(SqlClient client, Bulletin bulletin) {
    return client
        .preparedQuery(PLANNED)
        .execute(pairs(bulletin))
        .map(
            rows -> {
              List<PlannedUnit> planned = new ArrayList<>(rows.size());
              rows.forEach(row -> planned.add(planned(row)));
              return planned;
            });
  }

  private static PlannedUnit planned(Row row) {
    return new PlannedUnit(
        row.getLong("unit_id"),
        row.getString("name"),
        Relation.of(row.getString("relation")),
        Standing.of(row.getString("standing")),
        row.getBoolean("paper"),
        row.getLong("endpoint_id"),
        row.getString("channel"),
        row.getString("hint"));
  }

  /** The parameters {@code $1} to {@code $3} of {@link #REACHED}; a statement adds its own. */
  static Tuple pairs(Bulletin bulletin) {
    Pairs pairs = Pairs.of(bulletin);
    return Tuple.tuple()
        .addArrayOfInteger(pairs.positions())
        .addArrayOfLong(pairs.units())
        .addArrayOfString(pairs.relations());
  }

  /** Each printed entry beside each unit it stands for, in printed order. */
  private record Pairs(Integer[] positions, Long[] units, String[] relations) {
    static Pairs of(Bulletin bulletin) {
      List<Integer> positions = new ArrayList<>();
      List<Long> units = new ArrayList<>();
      List<String> relations = new ArrayList<>();
      for (ConfirmedEntry entry : bulletin.entries()) {
        for (UnitRef unit : entry.units()) {
          positions.add(entry.position());
          units.add(unit.id());
          relations.add(entry.printed().relation().text());
        }
      }
      return new Pairs(
          positions.toArray(Integer[]::new),
          units.toArray(Long[]::new),
          relations.toArray(String[]::new));
    }
  }
}
