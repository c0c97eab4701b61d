package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.bulletin.UnitRef;
import songda.directory.Collective;
import songda.directory.Collectives;

/** 统称: which units each exact phrase stands for. */
public final class CollectivePages implements Section {
  private static final String LISTED = "/console/collectives";

  private final Gate gate;
  private final Collectives collectives;
  private final UnitChoices choices;

  /** Pages over the collectives of the directory. */
  public CollectivePages(Gate gate, Collectives collectives, UnitChoices choices) {
    this.gate = gate;
    this.collectives = collectives;
    this.choices = choices;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, LISTED, this::list);
    gate.read(router, LISTED + "/new", visit -> form(visit, null, List.of(), Optional.empty()));
    gate.read(router, LISTED + "/:id", this::show);
    gate.act(router, LISTED + "/find", this::find);
    gate.act(router, LISTED + "/members", this::save);
  }

  private Future<Reply> list(Visit visit) {
    return collectives
        .list(Visit.number(visit.field("after"), 0), Stretch.ASKED)
        .map(
            found -> {
              Stretch<Collective> shown = Stretch.of(found, Collective::id);
              Map<String, @Nullable Object> values = new HashMap<>();
              values.put("collectives", shown.rows());
              values.put("next", shown.next());
              values.put("edit", UnitView.mayEdit(visit));
              return Reply.page("console/collectives.jte", values);
            });
  }

  private Future<Reply> show(Visit visit) {
    return collectives
        .find(visit.id("id"))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(visit.missing())
                    : form(
                        visit,
                        found.get(),
                        found.get().members().stream().map(UnitRef::id).toList(),
                        Optional.empty()));
  }

  /** The form with what was ticked so far; the collective as it is stored stands beside it. */
  private Future<Reply> find(Visit visit) {
    return again(visit, Optional.empty());
  }

  private Future<Reply> again(Visit visit, Optional<Refusal> problem) {
    List<Long> ticked = EntryForm.of(visit).ticked();
    return collectives
        .of(List.of(visit.field("phrase")))
        .compose(found -> form(visit, found.stream().findFirst().orElse(null), ticked, problem));
  }

  private Future<Reply> save(Visit visit) {
    return collectives
        .mapSeen(
            visit.caller(),
            visit.field("phrase"),
            EntryForm.of(visit).ticked(),
            ConfirmationPages.instant(visit.optional("seen")))
        .compose(
            answer ->
                answer.fold(
                    saved -> Future.succeededFuture(Reply.goTo(LISTED)),
                    refusal -> again(visit, Optional.of(refusal))));
  }

  private Future<Reply> form(
      Visit visit, @Nullable Collective collective, List<Long> ticked, Optional<Refusal> problem) {
    return choices
        .of(visit.field("q"), ticked)
        .map(
            offer -> {
              Map<String, @Nullable Object> values = new HashMap<>();
              values.put("collective", collective);
              values.put(
                  "phrase", collective == null ? visit.field("phrase") : collective.phrase());
              values.put("seen", seen(visit, collective));
              values.put("offer", offer);
              values.put("problem", problem);
              values.put("edit", UnitView.mayEdit(visit));
              int status = problem.map(Refusal::status).orElse(200);
              return Reply.page(status, "console/collective.jte", values);
            });
  }

  /** What the sender saw; a search does not make it newer, a refusal does. */
  private static String seen(Visit visit, @Nullable Collective collective) {
    boolean searching = visit.http().normalizedPath().endsWith("/find");
    return searching || collective == null
        ? visit.field("seen")
        : collective.changedAt().toString();
  }
}
