package songda.directory.sheet;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.directory.Attached;
import songda.directory.Endpoints;
import songda.directory.NewEndpoint;
import songda.directory.NewUnit;
import songda.directory.UnitWrites;
import songda.directory.Units;

/**
 * Writes a plan by the acts that the pages of a unit are made of, each with its audit entry, inside
 * one transaction.
 */
public final class PlanWriter {
  /** So many units are under way on the connection at once. */
  private static final int TOGETHER = 50;

  private final Units units;
  private final UnitWrites writes;
  private final Endpoints endpoints;

  /** Writes through these rooms. */
  public PlanWriter(Units units, UnitWrites writes, Endpoints endpoints) {
    this.units = units;
    this.writes = writes;
    this.endpoints = endpoints;
  }

  /** Writes everything; gives the secrets made for new webhooks, to be shown once. */
  Future<List<Imported.Made>> write(SqlConnection conn, Caller caller, Plan plan, Instant now) {
    return new Writing(conn, caller, now, new HashMap<>(), new ArrayList<>()).all(plan.steps());
  }

  /** One plan being written. */
  private final class Writing {
    private final SqlConnection conn;
    private final Caller caller;
    private final Instant now;
    private final Map<Integer, Long> ids;
    private final List<Imported.Made> made;

    Writing(
        SqlConnection conn,
        Caller caller,
        Instant now,
        Map<Integer, Long> ids,
        List<Imported.Made> made) {
      this.conn = conn;
      this.caller = caller;
      this.now = now;
      this.ids = ids;
      this.made = made;
    }

    Future<List<Imported.Made>> all(List<Plan.Step> steps) {
      List<Plan.Step> fresh = steps.stream().filter(step -> step.work().fresh() != null).toList();
      List<Plan.Step> touched =
          steps.stream().filter(step -> step.outcome() != Plan.Outcome.SAME).toList();
      return entered(fresh)
          .compose(done -> each(touched, this::changed))
          .compose(done -> hooks(touched))
          .map(done -> made);
    }

    /** Units in the order of their ranks: one stands in the directory before those below it. */
    private Future<Void> entered(List<Plan.Step> waiting) {
      if (waiting.isEmpty()) {
        return Future.succeededFuture();
      }
      Predicate<Plan.Step> ready =
          step -> {
            Work.Parent parent = step.work().parent();
            return parent == null || parent.row() == 0 || ids.containsKey(parent.row());
          };
      List<Plan.Step> rest = waiting.stream().filter(ready.negate()).toList();
      if (rest.size() == waiting.size()) {
        throw new IllegalStateException("units that stand below one another were not refused");
      }
      return each(waiting.stream().filter(ready).toList(), this::enter)
          .compose(done -> entered(rest));
    }

    private Future<Void> enter(Plan.Step step) {
      NewUnit unit = Objects.requireNonNull(step.work().fresh());
      NewUnit placed =
          new NewUnit(
              step.name(),
              unit.standing(),
              unit.kind(),
              parent(step.work().parent()),
              unit.paper(),
              unit.shortNames(),
              unit.formerNames());
      return units
          .enter(conn, caller, placed, now)
          .map(
              id -> {
                ids.put(step.row(), id);
                return null;
              });
    }

    private @Nullable Long parent(Work.@Nullable Parent parent) {
      return parent == null ? null : parent.row() > 0 ? ids.get(parent.row()) : parent.unitId();
    }

    private Future<Void> changed(Plan.Step step) {
      Work work = step.work();
      UnitWrites.Of of = new UnitWrites.Of(caller, id(step), now);
      Future<?> all = Future.succeededFuture();
      for (String name : work.dropped()) {
        all = all.compose(done -> writes.dropName(conn, of, name));
      }
      for (Work.Name name : work.added()) {
        all = all.compose(done -> writes.addName(conn, of, name.name(), name.former()));
      }
      all = all.compose(done -> facts(step, of));
      for (long contact : work.gone()) {
        all = all.compose(done -> writes.dropContact(conn, of, contact));
      }
      for (Wanted.Someone one : work.come()) {
        String post = text(one.post()).isEmpty() ? null : one.post();
        all =
            all.compose(done -> writes.addContact(conn, of, one.name(), post, text(one.mobile())));
      }
      for (NewEndpoint endpoint : work.endpoints()) {
        all =
            all.compose(
                done -> endpoint.channel().equals("email") ? attached(step, endpoint) : none());
      }
      return all.mapEmpty();
    }

    private Future<?> facts(Plan.Step step, UnitWrites.Of of) {
      Work work = step.work();
      Work.Sort sort = work.sort();
      Boolean paper = work.paper();
      boolean moves = work.parent() != null && work.fresh() == null;
      return (sort == null
              ? none()
              : writes.classify(conn, of, sort.kind(), sort.standing()).<Void>mapEmpty())
          .compose(done -> paper == null ? none() : writes.markPaper(conn, of, paper).mapEmpty())
          .compose(
              done ->
                  moves ? writes.moveUnder(conn, of, parent(work.parent())).mapEmpty() : none());
    }

    /** One after another: two units may share a new one, and its secret. */
    private Future<Void> hooks(List<Plan.Step> steps) {
      Future<Void> all = Future.succeededFuture();
      for (Plan.Step step : steps) {
        for (NewEndpoint endpoint : step.work().endpoints()) {
          if (endpoint.channel().equals("webhook")) {
            all = all.compose(done -> attached(step, endpoint));
          }
        }
      }
      return all;
    }

    private Future<Void> attached(Plan.Step step, NewEndpoint endpoint) {
      return endpoints
          .attach(conn, caller, id(step), endpoint, now)
          .map(
              answer ->
                  answer.fold(
                      done -> keep(step, done),
                      refusal -> {
                        // Rolled back: what an address could lack was asked before.
                        throw new IllegalStateException(refusal.code());
                      }));
    }

    private @Nullable Void keep(Plan.Step step, Attached attached) {
      if (attached.freshSecret() != null) {
        made.add(
            new Imported.Made(step.name(), attached.endpoint().hint(), attached.freshSecret()));
      }
      return null;
    }

    private long id(Plan.Step step) {
      Long known = step.unitId();
      return known == null ? ids.getOrDefault(step.row(), -1L) : known;
    }

    private Future<Void> each(List<Plan.Step> steps, Function<Plan.Step, Future<Void>> work) {
      Future<?> all = Future.succeededFuture();
      for (int from = 0; from < steps.size(); from += TOGETHER) {
        List<Plan.Step> some = steps.subList(from, Math.min(steps.size(), from + TOGETHER));
        all = all.compose(done -> Future.join(some.stream().map(work).toList()));
      }
      return all.mapEmpty();
    }
  }

  private static Future<Void> none() {
    return Future.succeededFuture();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
