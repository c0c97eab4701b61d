package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import songda.answer.Answer;
import songda.answer.Refusal;

/** Looks a list made by hand up in the directory: its names, in printed order, or what is wrong. */
public final class RosterNames {
  /** Most lines of one list. */
  public static final int MOST = 10_000;

  private final Meanings meanings;

  /** Names from one directory. */
  public RosterNames(Meanings meanings) {
    this.meanings = meanings;
  }

  /**
   * A line with its name.
   *
   * @param name the unit's full name or the collective's phrase
   */
  public record Named(RosterLine line, String name) {}

  /**
   * The lines 报, 送, 发, within each as given. Refused (422) with {@code roster.too_long}, {@code
   * roster.unknown_unit} or {@code roster.unknown_collective} when the directory has no such unit
   * or collective, {@code roster.duplicate} when one recipient stands twice.
   */
  public Future<Answer<List<Named>>> of(SqlConnection conn, List<RosterLine> lines) {
    if (lines.size() > MOST) {
      return Future.succeededFuture(
          Answer.refused(Refusal.of(422, "roster.too_long", lines.size(), MOST)));
    }
    List<Long> units =
        lines.stream().map(RosterLine::unitId).filter(Objects::nonNull).distinct().toList();
    List<Long> collectives =
        lines.stream().map(RosterLine::collectiveId).filter(Objects::nonNull).distinct().toList();
    return meanings
        .units(conn, units)
        .compose(
            some ->
                meanings
                    .collectives(conn, collectives)
                    .map(others -> named(lines, names(some, others))));
  }

  private static Map<String, String> names(List<UnitRef> units, List<CollectiveRef> collectives) {
    Map<String, String> names = new HashMap<>();
    units.forEach(unit -> names.put("unit:" + unit.id(), unit.name()));
    collectives.forEach(one -> names.put("collective:" + one.id(), one.phrase()));
    return names;
  }

  private static Answer<List<Named>> named(List<RosterLine> lines, Map<String, String> names) {
    List<Named> named = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (RosterLine line : lines) {
      String name = names.get(line.recipient());
      if (name == null) {
        return Answer.refused(unknown(line));
      }
      if (!seen.add(line.recipient())) {
        return Answer.refused(Refusal.of(422, "roster.duplicate", name));
      }
      named.add(new Named(line, name));
    }
    named.sort(Comparator.comparing(one -> one.line().relation()));
    return Answer.done(named);
  }

  private static Refusal unknown(RosterLine line) {
    return line.unitId() == null
        ? Refusal.of(422, "roster.unknown_collective", line.recipient().replaceFirst(".*:", ""))
        : Refusal.of(422, "roster.unknown_unit", line.recipient().replaceFirst(".*:", ""));
  }
}
