package songda.console;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.access.Role;
import songda.answer.Refusal;
import songda.directory.Unit;
import songda.directory.UnitList;
import songda.directory.Units;

/** Puts the page of one unit together. */
public final class UnitView {
  /** Fields that come back with the page when an act was refused; never a secret. */
  private static final List<String> KEPT =
      List.of("way", "address", "other", "person", "post", "mobile");

  private final Units units;
  private final UnitList list;

  /** The page over the directory. */
  public UnitView(Units units, UnitList list) {
    this.units = units;
    this.list = list;
  }

  /**
   * The page of the unit in the path.
   *
   * @param problem why the last act was refused
   * @param freshSecret of a webhook just attached, shown once; null otherwise
   */
  Future<Reply> page(Visit visit, Optional<Refusal> problem, @Nullable String freshSecret) {
    long id = visit.id("id");
    return units
        .find(id)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(visit.missing())
                    : list.sharers(id)
                        .map(sharers -> reply(visit, found.get(), sharers, problem, freshSecret)));
  }

  private static Reply reply(
      Visit visit,
      Unit unit,
      Map<Long, Integer> sharers,
      Optional<Refusal> problem,
      @Nullable String freshSecret) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("unit", unit);
    values.put("sharers", sharers);
    values.put("edit", mayEdit(visit));
    values.put("back", visit.back(""));
    values.put("problem", problem);
    values.put("typed", typed(visit, problem.isPresent()));
    values.put("freshSecret", freshSecret);
    return Reply.page(problem.map(Refusal::status).orElse(200), "console/unit.jte", values);
  }

  static boolean mayEdit(Visit visit) {
    return Stream.of(Role.CLERK, Role.ADMINISTRATOR).anyMatch(visit.page()::is);
  }

  private static Map<String, String> typed(Visit visit, boolean kept) {
    return KEPT.stream()
        .collect(Collectors.toMap(field -> field, field -> kept ? visit.field(field) : ""));
  }
}
