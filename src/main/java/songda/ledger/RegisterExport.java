package songda.ledger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import songda.access.Caller;
import songda.answer.Language;
import songda.answer.Messages;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.database.Database;
import songda.sheet.Format;
import songda.sheet.RowWriter;

/** Writes the register of a dispatch as a spreadsheet, a page of lines at a time. */
public final class RegisterExport {
  private final Vertx vertx;
  private final Database database;
  private final Register register;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** Exports of one database. */
  public RegisterExport(
      Vertx vertx, Database database, Register register, AuditTrail audit, InstantSource clock) {
    this.vertx = vertx;
    this.database = database;
    this.register = register;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What is wanted.
   *
   * @param dispatchId a dispatch that there is
   * @param filter which of its lines, as on the page
   */
  public record Wish(long dispatchId, RegisterFilter filter, Format format, Language language) {}

  /**
   * Writes the lines in printed order; the act is audited first.
   *
   * @param out takes the next bytes of the file; its future says when it can take more
   */
  public Future<Void> write(Caller caller, Wish wish, Function<Buffer, Future<Void>> out) {
    Instant now = clock.instant();
    RegisterSheet sheet = new RegisterSheet(wish.language(), now);
    String name = Messages.text(wish.language(), "register.name");
    RowWriter writer = RowWriter.of(wish.format(), name, RegisterSheet.WIDTHS);
    RegisterFilter filter = wish.filter();
    JsonObject details =
        new JsonObject()
            .put("format", wish.format().text())
            .put("relation", filter.relation())
            .put("state", filter.state())
            .put("name", filter.name());
    Act act =
        Act.of(now, caller.actor(), "register.exported", "dispatch:" + wish.dispatchId(), details);
    return database
        .inTransaction(conn -> audit.done(conn, act))
        .compose(kept -> bytes(() -> writer.rows(List.of(sheet.heads()))))
        .compose(out)
        .compose(begun -> pages(wish, RegisterPage.Place.START, sheet, writer, out))
        .compose(done -> bytes(writer::end))
        .compose(out);
  }

  private Future<Void> pages(
      Wish wish,
      RegisterPage.Place after,
      RegisterSheet sheet,
      RowWriter writer,
      Function<Buffer, Future<Void>> out) {
    return register
        .page(wish.dispatchId(), wish.filter(), after)
        .compose(
            page ->
                bytes(() -> writer.rows(page.rows().stream().map(sheet::row).toList()))
                    .compose(out)
                    .compose(
                        taken -> {
                          RegisterPage.Place next = page.next();
                          return next == null
                              ? Future.succeededFuture()
                              : pages(wish, next, sheet, writer, out);
                        }));
  }

  private Future<Buffer> bytes(Callable<byte[]> work) {
    return vertx.executeBlocking(work).map(Buffer::buffer);
  }
}
