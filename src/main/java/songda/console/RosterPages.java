package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.bulletin.Bulletin;
import songda.bulletin.Bulletins;
import songda.bulletin.Relation;
import songda.bulletin.RosterLine;
import songda.bulletin.Rosters;
import songda.directory.Scope;
import songda.directory.Scopes;

/** 手工名单: recipients added and removed by hand, and lists saved for other bulletins. */
public final class RosterPages implements Section {
  private static final String PAGE = "/console/bulletins/:id/roster";

  private final Gate gate;
  private final Bulletins bulletins;
  private final Rosters rosters;
  private final Scopes scopes;
  private final Confirmation confirmation;

  /** Pages over bulletins and saved scopes. */
  public RosterPages(
      Gate gate, Bulletins bulletins, Rosters rosters, Scopes scopes, Confirmation confirmation) {
    this.gate = gate;
    this.bulletins = bulletins;
    this.rosters = rosters;
    this.scopes = scopes;
    this.confirmation = confirmation;
  }

  @Override
  public void mount(Router router) {
    gate.act(router, PAGE + "/find", visit -> confirmation.page(visit, EntryForm.of(visit)));
    gate.act(router, PAGE + "/add", this::add);
    gate.act(router, PAGE + "/remove", this::remove);
    gate.act(router, PAGE + "/scope", this::take);
    gate.act(router, PAGE + "/save", this::save);
  }

  /** Takes {@code relation} and the units and collectives ticked. */
  private Future<Reply> add(Visit visit) {
    Relation relation = RosterView.relation(visit);
    List<RosterLine> more = new ArrayList<>();
    RosterView.ids(visit, "member").forEach(id -> more.add(RosterLine.unit(relation, id)));
    RosterView.ids(visit, "collective")
        .forEach(id -> more.add(RosterLine.collective(relation, id)));
    return more.isEmpty()
        ? refused(visit, Refusal.of(422, "roster.none"))
        : changed(visit, bulletin -> joined(RosterLine.of(bulletin), more));
  }

  /** Takes {@code recipient}, as {@link RosterLine#recipient}. */
  private Future<Reply> remove(Visit visit) {
    String gone = visit.field("recipient");
    return changed(
        visit,
        bulletin ->
            RosterLine.of(bulletin).stream()
                .filter(line -> !line.recipient().equals(gone))
                .toList());
  }

  /** Adds a saved scope; what stands on the list already stays where it is. */
  private Future<Reply> take(Visit visit) {
    long id = Visit.number(visit.field("scope"), -1);
    return scopes
        .find(id)
        .compose(
            found ->
                found.isEmpty()
                    ? refused(visit, Refusal.of(404, "scope.not_found", id))
                    : changed(visit, bulletin -> missing(bulletin, found.get())));
  }

  private static List<RosterLine> missing(Bulletin bulletin, Scope scope) {
    List<RosterLine> there = RosterLine.of(bulletin);
    return joined(
        there,
        scope.roster().stream().filter(line -> there.stream().noneMatch(line::same)).toList());
  }

  private static List<RosterLine> joined(List<RosterLine> there, List<RosterLine> more) {
    List<RosterLine> all = new ArrayList<>(there);
    all.addAll(more);
    return all;
  }

  private Future<Reply> changed(Visit visit, Function<Bulletin, List<RosterLine>> change) {
    Integer seen = visit.integer("revision");
    return withBulletin(
        visit,
        bulletin ->
            rosters
                .setRoster(
                    visit.caller(),
                    bulletin.id(),
                    seen == null ? bulletin.revision() : seen,
                    change.apply(bulletin))
                .compose(answer -> next(visit, answer)));
  }

  private Future<Reply> save(Visit visit) {
    return withBulletin(
        visit,
        bulletin ->
            scopes
                .save(
                    visit.caller(),
                    visit.field("name"),
                    RosterLine.of(bulletin),
                    visit.field("replace").equals("1"))
                .compose(answer -> next(visit, answer)));
  }

  private Future<Reply> withBulletin(Visit visit, Function<Bulletin, Future<Reply>> step) {
    return bulletins
        .find(visit.id("id"))
        .compose(found -> found.map(step).orElseGet(() -> Future.succeededFuture(visit.missing())));
  }

  private Future<Reply> next(Visit visit, Answer<?> answer) {
    return answer.fold(
        done ->
            Future.succeededFuture(Reply.goTo("/console/bulletins/" + visit.id("id") + "#roster")),
        refusal -> confirmation.page(visit, EntryForm.of(visit).refused(refusal)));
  }

  /** A refusal that no room was asked for. */
  private Future<Reply> refused(Visit visit, Refusal refusal) {
    return gate.kept(visit, refusal)
        .compose(kept -> confirmation.page(visit, EntryForm.of(visit).refused(kept)));
  }
}
