package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import songda.acknowledgment.Acknowledgments;
import songda.acknowledgment.Method;
import songda.acknowledgment.Reason;
import songda.acknowledgment.SignRequest;
import songda.acknowledgment.Signed;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.dispatch.Resend;
import songda.ledger.AddresseeLife;
import songda.ledger.Addressees;
import songda.ledger.Board;
import songda.ledger.BoardTotals;
import songda.pages.Times;

/** One unit of a dispatch: what was sent and answered, 补录, sending again. */
public final class AddresseePages implements Section {
  private static final String PAGE = "/console/dispatches/:id/addressees/:addressee";
  private static final List<String> TYPED =
      List.of("person", "post", "method", "reason", "acted_at", "basis");

  private final Gate gate;
  private final Board board;
  private final Addressees addressees;
  private final Acknowledgments acknowledgments;
  private final Resend resend;

  /** Pages over the ledger and the acts on one addressee. */
  public AddresseePages(
      Gate gate,
      Board board,
      Addressees addressees,
      Acknowledgments acknowledgments,
      Resend resend) {
    this.gate = gate;
    this.board = board;
    this.addressees = addressees;
    this.acknowledgments = acknowledgments;
    this.resend = resend;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, PAGE, visit -> page(visit, Optional.empty()));
    gate.act(router, PAGE + "/record", this::record);
    gate.act(
        router,
        PAGE + "/resend",
        visit -> shown(visit, resend.again(visit.caller(), visit.id("id"), visit.id("addressee"))));
    gate.act(
        router,
        PAGE + "/retry",
        visit ->
            shown(
                visit,
                resend.retry(
                    visit.caller(),
                    visit.id("id"),
                    List.of(Visit.number(visit.field("delivery"), -1)))));
  }

  private Future<Reply> shown(Visit visit, Future<? extends Answer<?>> doing) {
    return doing.compose(
        answer ->
            answer.fold(
                done -> Future.succeededFuture(Reply.goTo(place(visit))),
                refusal -> page(visit, Optional.of(refusal))));
  }

  private static String place(Visit visit) {
    return "/console/dispatches/" + visit.id("id") + "/addressees/" + visit.id("addressee");
  }

  private Future<Reply> page(Visit visit, Optional<Refusal> problem) {
    return board
        .totals(visit.id("id"))
        .compose(
            totals ->
                addressees
                    .find(visit.id("id"), visit.id("addressee"))
                    .map(
                        found ->
                            totals.isEmpty() || found.isEmpty()
                                ? visit.missing()
                                : reply(visit, totals.get(), found.get(), problem)));
  }

  private static Reply reply(
      Visit visit, BoardTotals totals, AddresseeLife life, Optional<Refusal> problem) {
    Map<String, String> typed =
        TYPED.stream()
            .collect(
                Collectors.toMap(
                    field -> field, field -> problem.isPresent() ? visit.field(field) : ""));
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("head", totals.head());
    values.put("life", life);
    values.put("problem", problem);
    values.put("typed", typed);
    return Reply.page(problem.map(Refusal::status).orElse(200), "console/addressee.jte", values);
  }

  /** 补录: {@code reason} is empty for a signature; a word that means nothing records nothing. */
  private Future<Reply> record(Visit visit) {
    String word = visit.field("reason");
    Optional<Reason> reason = Reason.of(word);
    if (!word.isEmpty() && reason.isEmpty()) {
      return unread(visit, "acknowledgment.reason_unknown");
    }
    Optional<Method> method = Method.proxy(visit.field("method"));
    if (method.isEmpty()) {
      return unread(visit, "acknowledgment.method_unknown");
    }
    Instant actedAt = instant(visit.field("acted_at"));
    return actedAt == null
        ? unread(visit, "acknowledgment.time")
        : record(visit, method.get(), actedAt, reason);
  }

  /** The form cannot be read: kept in the audit, then said. */
  private Future<Reply> unread(Visit visit, String code) {
    return gate.kept(visit, Refusal.of(422, code)).compose(kept -> page(visit, Optional.of(kept)));
  }

  private Future<Reply> record(
      Visit visit, Method method, Instant actedAt, Optional<Reason> reason) {
    SignRequest request =
        SignRequest.byProxy(
            visit.caller(),
            visit.id("id"),
            visit.id("addressee"),
            visit.field("person"),
            visit.optional("post"),
            method,
            actedAt,
            visit.optional("basis"));
    return acknowledgments
        .record(visit.caller(), request, reason)
        .compose(
            answer ->
                answer.fold(
                    signed -> recorded(visit, signed),
                    refusal -> page(visit, Optional.of(refusal))));
  }

  private Future<Reply> recorded(Visit visit, Signed signed) {
    return signed.first()
        ? Future.succeededFuture(Reply.goTo(place(visit)))
        : page(visit, Optional.of(Refusal.of(409, "acknowledgment.earlier", signed.person())));
  }

  /** What a field of date and time means in the office's zone; null when it is none. */
  private static @Nullable Instant instant(String local) {
    try {
      return LocalDateTime.parse(local).atZone(Times.ZONE).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
