package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.Answer;
import songda.dispatch.Resend;
import songda.dispatch.Stop;
import songda.ledger.Board;
import songda.ledger.BoardTotals;
import songda.ledger.Register;
import songda.ledger.RegisterFilter;
import songda.ledger.RegisterPage;
import songda.reminder.ReminderPreview;

/** The register of a dispatch (分送登记表), what reminders are to come, and sending again. */
public final class BoardPages implements Section {
  /** Open addressees looked at for the preview of reminders. */
  private static final int PREVIEW = 300;

  private final Gate gate;
  private final Board board;
  private final Register register;
  private final Resend resend;
  private final Stop stop;
  private final ReminderPreview reminders;

  /** Pages over the ledger. */
  public BoardPages(
      Gate gate,
      Board board,
      Register register,
      Resend resend,
      Stop stop,
      ReminderPreview reminders) {
    this.gate = gate;
    this.board = board;
    this.register = register;
    this.resend = resend;
    this.stop = stop;
    this.reminders = reminders;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, "/console/dispatches/:id", this::show);
    gate.read(router, "/console/dispatches/:id/rows", this::rows);
    gate.read(router, "/console/dispatches/:id/reminders", this::preview);
    gate.act(router, "/console/dispatches/:id/resend", this::again);
    gate.act(router, "/console/dispatches/:id/retry", this::retry);
    gate.act(
        router,
        "/console/dispatches/:id/stop",
        visit -> shown(visit, stop.stop(visit.caller(), visit.id("id"))));
    gate.act(
        router,
        "/console/dispatches/:id/start",
        visit -> shown(visit, stop.start(visit.caller(), visit.id("id"))));
    gate.act(
        router,
        "/console/dispatches/:id/resume",
        visit -> shown(visit, stop.resume(visit.caller(), visit.id("id"))));
  }

  private Future<Reply> show(Visit visit) {
    return register(visit)
        .compose(
            values ->
                values.isEmpty()
                    ? Future.succeededFuture(visit.missing())
                    : look(visit).map(look -> board(values.get(), look)));
  }

  private static Reply board(Map<String, @Nullable Object> values, ReminderPreview.Look look) {
    values.put("look", look);
    return Reply.page("console/board.jte", values);
  }

  private Future<Reply> rows(Visit visit) {
    return register(visit)
        .map(
            values ->
                values
                    .map(found -> Reply.page("console/rows.jte", found))
                    .orElseGet(visit::missing));
  }

  /** Totals and a page of lines; empty when there is no such dispatch. */
  private Future<Optional<Map<String, @Nullable Object>>> register(Visit visit) {
    RegisterFilter filter =
        new RegisterFilter(
            visit.optional("relation"), visit.optional("state"), visit.optional("name"));
    RegisterPage.Place after =
        new RegisterPage.Place(
            (int) Math.min(Visit.number(visit.field("entry"), 0), Integer.MAX_VALUE),
            Visit.number(visit.field("after"), 0));
    return board
        .totals(visit.id("id"))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : register
                        .page(found.get().head().id(), filter, after)
                        .map(lines -> Optional.of(values(found.get(), filter, after, lines))));
  }

  private static Map<String, @Nullable Object> values(
      BoardTotals totals, RegisterFilter filter, RegisterPage.Place after, RegisterPage lines) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("totals", totals);
    values.put("filter", filter);
    values.put("after", after);
    values.put("lines", lines);
    return values;
  }

  private Future<ReminderPreview.Look> look(Visit visit) {
    return reminders.first(visit.id("id"), visit.page().now(), PREVIEW);
  }

  private Future<Reply> preview(Visit visit) {
    return look(visit).map(look -> Reply.page("console/reminders.jte", Map.of("look", look)));
  }

  private Future<Reply> again(Visit visit) {
    long addressee = Visit.number(visit.field("addressee"), -1);
    return shown(visit, resend.again(visit.caller(), visit.id("id"), addressee));
  }

  private Future<Reply> retry(Visit visit) {
    return shown(visit, resend.retry(visit.caller(), visit.id("id"), null));
  }

  private static <T> Future<Reply> shown(Visit visit, Future<Answer<T>> doing) {
    String board = "/console/dispatches/" + visit.id("id");
    return doing.map(
        answer -> answer.fold(done -> Reply.goTo(board), refusal -> visit.refused(refusal, board)));
  }
}
