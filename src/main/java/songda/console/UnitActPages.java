package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.directory.Attached;
import songda.directory.Endpoints;
import songda.directory.NewEndpoint;
import songda.directory.Standing;
import songda.directory.UnitChanges;
import songda.directory.UnitKind;

/** What is changed about a unit on its page. */
public final class UnitActPages implements Section {
  /** Behind every endpoint a unit could have: a spare is used when those before are stopped. */
  private static final int SPARE = 50;

  private final Gate gate;
  private final UnitView view;
  private final UnitChanges changes;
  private final Endpoints endpoints;

  /** Forms over the directory. */
  public UnitActPages(Gate gate, UnitView view, UnitChanges changes, Endpoints endpoints) {
    this.gate = gate;
    this.view = view;
    this.changes = changes;
    this.endpoints = endpoints;
  }

  @Override
  public void mount(Router router) {
    act(router, "names", "#names", this::addName);
    act(
        router,
        "names/drop",
        "#names",
        visit -> changes.dropName(visit.caller(), visit.id("id"), visit.field("other")));
    act(
        router,
        "paper",
        "#ways",
        visit ->
            changes.markPaper(visit.caller(), visit.id("id"), visit.field("paper").equals("1")));
    act(router, "classify", "#sort", this::classify);
    act(router, "contacts", "#contacts", this::addContact);
    act(
        router,
        "contacts/drop",
        "#contacts",
        visit -> changes.dropContact(visit.caller(), visit.id("id"), number(visit, "contact")));
    act(
        router,
        "endpoints/disable",
        "#ways",
        visit -> endpoints.disable(visit.caller(), visit.id("id"), number(visit, "endpoint")));
    act(
        router,
        "endpoints/enable",
        "#ways",
        visit -> endpoints.enable(visit.caller(), visit.id("id"), number(visit, "endpoint")));
    gate.act(router, "/console/units/:id/endpoints", this::attach);
  }

  private static long number(Visit visit, String field) {
    return Visit.number(visit.field(field), -1);
  }

  private void act(
      Router router,
      String path,
      String part,
      Function<Visit, ? extends Future<? extends Answer<?>>> doing) {
    gate.act(
        router,
        "/console/units/:id/" + path,
        visit -> doing.apply(visit).compose(answer -> shown(visit, answer, part)));
  }

  private Future<Reply> shown(Visit visit, Answer<?> answer, String part) {
    return answer.fold(
        done -> Future.succeededFuture(Reply.goTo(place(visit) + part)),
        refusal -> view.page(visit, Optional.of(refusal), null));
  }

  private static String place(Visit visit) {
    String back = visit.back("");
    return "/console/units/" + visit.id("id") + (back.isEmpty() ? "" : "?back=" + back);
  }

  private Future<Answer<Long>> addName(Visit visit) {
    boolean former = visit.field("sort").equals("former");
    return changes.addName(visit.caller(), visit.id("id"), visit.field("other"), former);
  }

  private Future<Answer<Long>> addContact(Visit visit) {
    return changes.addContact(
        visit.caller(),
        visit.id("id"),
        visit.field("person"),
        visit.optional("post"),
        visit.optional("mobile"));
  }

  private Future<Answer<Long>> classify(Visit visit) {
    Optional<UnitKind> kind =
        Stream.of(UnitKind.values())
            .filter(one -> one.text().equals(visit.field("kind")))
            .findFirst();
    Optional<Standing> standing =
        Stream.of(Standing.values())
            .filter(one -> one.text().equals(visit.field("standing")))
            .findFirst();
    return kind.isEmpty() || standing.isEmpty()
        ? Future.succeededFuture(Answer.refused(Refusal.of(422, "unit.unclassified")))
        : changes.classify(visit.caller(), visit.id("id"), kind.get(), standing.get());
  }

  private Future<Reply> attach(Visit visit) {
    NewEndpoint endpoint =
        new NewEndpoint(
            visit.field("way"),
            visit.field("address"),
            visit.optional("secret"),
            visit.field("spare").equals("1") ? SPARE : 1,
            true);
    return endpoints
        .add(visit.caller(), visit.id("id"), endpoint)
        .compose(
            answer ->
                answer.fold(
                    attached -> attached(visit, attached),
                    refusal -> view.page(visit, Optional.of(refusal), null)));
  }

  private Future<Reply> attached(Visit visit, Attached attached) {
    return attached.freshSecret() == null
        ? Future.succeededFuture(Reply.goTo(place(visit) + "#ways"))
        : view.page(visit, Optional.empty(), attached.freshSecret());
  }
}
