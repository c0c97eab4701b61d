package songda.api;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import songda.answer.Refusal;
import songda.ledger.Board;
import songda.ledger.RegisterExport;
import songda.ledger.RegisterFilter;
import songda.pages.Attachment;
import songda.sheet.Format;

/** The register of a dispatch as a spreadsheet. */
public final class RegisterOperations implements Operations {
  private final Board board;
  private final RegisterExport export;
  private final Replies replies;

  /** The operations on the registers of an installation. */
  public RegisterOperations(Board board, RegisterExport export, Replies replies) {
    this.board = board;
    this.export = export;
    this.replies = replies;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of("exportRegister", this::export);
  }

  private void export(RoutingContext ctx) {
    long id = Request.id(ctx, "dispatch_id");
    Format format = Format.of(String.valueOf(Request.query(ctx, "format"))).orElse(Format.CSV);
    RegisterFilter filter =
        new RegisterFilter(
            Request.query(ctx, "relation"),
            Request.query(ctx, "state"),
            Request.query(ctx, "name"));
    var wish = new RegisterExport.Wish(id, filter, format, Request.language(ctx));
    board
        .totals(id)
        .onFailure(ctx::fail)
        .onSuccess(
            found -> {
              if (found.isEmpty()) {
                replies.refuse(ctx, Refusal.of(404, "api.unknown", ctx.normalizedPath()));
              } else {
                Attachment.send(
                    ctx,
                    format.mediaType(),
                    "register-" + id + "." + format.text(),
                    out -> export.write(Request.caller(ctx), wish, out));
              }
            });
  }
}
