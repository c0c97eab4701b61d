package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import songda.dispatch.Resend;
import songda.ledger.Board;
import songda.ledger.BoardTotals;
import songda.ledger.Register;
import songda.ledger.RegisterFilter;
import songda.ledger.RegisterPage;

/** The register of a dispatch (分送登记表), and sending again. */
public final class BoardPages implements Section {
  private final Gate gate;
  private final Board board;
  private final Register register;
  private final Resend resend;

  /** Pages over the ledger. */
  public BoardPages(Gate gate, Board board, Register register, Resend resend) {
    this.gate = gate;
    this.board = board;
    this.register = register;
    this.resend = resend;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, "/console/dispatches/:id", visit -> show(visit, "console/board.jte"));
    gate.read(router, "/console/dispatches/:id/rows", visit -> show(visit, "console/rows.jte"));
    gate.act(router, "/console/dispatches/:id/resend", this::again);
    gate.act(router, "/console/dispatches/:id/retry", this::retry);
  }

  private Future<Reply> show(Visit visit, String template) {
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
                    ? Future.succeededFuture(visit.missing())
                    : rows(template, found.get(), filter, after));
  }

  private Future<Reply> rows(
      String template, BoardTotals totals, RegisterFilter filter, RegisterPage.Place after) {
    return register
        .page(totals.head().id(), filter, after)
        .map(
            lines -> {
              Map<String, @Nullable Object> values = new HashMap<>();
              values.put("totals", totals);
              values.put("filter", filter);
              values.put("after", after);
              values.put("lines", lines);
              return Reply.page(template, values);
            });
  }

  private Future<Reply> again(Visit visit) {
    String board = "/console/dispatches/" + visit.id("id");
    return resend
        .again(visit.caller(), visit.id("id"), Visit.number(visit.field("addressee"), -1))
        .map(
            answer ->
                answer.fold(
                    delivery -> Reply.goTo(board), refusal -> visit.refused(refusal, board)));
  }

  private Future<Reply> retry(Visit visit) {
    String board = "/console/dispatches/" + visit.id("id");
    return resend
        .retry(visit.caller(), visit.id("id"), null)
        .map(
            answer ->
                answer.fold(count -> Reply.goTo(board), refusal -> visit.refused(refusal, board)));
  }
}
