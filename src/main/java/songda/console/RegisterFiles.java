package songda.console;

import io.vertx.ext.web.Router;
import songda.ledger.Board;
import songda.ledger.BoardHead;
import songda.ledger.RegisterExport;
import songda.ledger.RegisterFilter;
import songda.pages.Attachment;
import songda.pages.Times;
import songda.sheet.Format;

/** The register of a dispatch to take along: the lines that the page's filters show. */
public final class RegisterFiles implements Section {
  private final Gate gate;
  private final Board board;
  private final RegisterExport export;

  /** Files over the dispatches of an installation. */
  public RegisterFiles(Gate gate, Board board, RegisterExport export) {
    this.gate = gate;
    this.board = board;
    this.export = export;
  }

  @Override
  public void mount(Router router) {
    new Downloads(gate).mount(router, "/console/dispatches/:id/register", this::send);
  }

  private void send(Visit visit) {
    board
        .totals(visit.id("id"))
        .onFailure(visit.http()::fail)
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    totals -> send(visit, totals.head()), () -> visit.http().fail(404)));
  }

  private void send(Visit visit, BoardHead head) {
    Format format = Format.of(visit.field("format")).orElse(Format.XLSX);
    RegisterFilter filter =
        new RegisterFilter(
            visit.optional("relation"), visit.optional("state"), visit.optional("name"));
    var wish = new RegisterExport.Wish(head.id(), filter, format, visit.page().language());
    String day = visit.page().now().atZone(Times.ZONE).toLocalDate().toString();
    Attachment.send(
        visit.http(),
        format.mediaType(),
        visit.page().text("register.file", number(visit, head), day, format.text()),
        out -> export.write(visit.caller(), wish, out));
  }

  private static String number(Visit visit, BoardHead head) {
    String key = head.extra() ? "console.extra" : "console.number";
    return head.year() == null || head.issue() == null
        ? String.valueOf(head.name())
        : head.name() + visit.page().text(key, head.year(), head.issue());
  }
}
