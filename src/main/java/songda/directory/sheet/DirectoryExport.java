package songda.directory.sheet;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Language;
import songda.answer.Messages;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.database.Database;
import songda.sheet.Format;
import songda.sheet.RowWriter;

/** Writes the directory as a spreadsheet, a page of units at a time, so that memory stays flat. */
public final class DirectoryExport {
  static final int[] WIDTHS = {36, 24, 24, 14, 18, 30, 8, 32, 24, 16, 16, 18};

  private static final int PAGE = 500;

  private final Vertx vertx;
  private final Database database;
  private final ListedStore store;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** Exports of one database. */
  public DirectoryExport(
      Vertx vertx, Database database, ListedStore store, AuditTrail audit, InstantSource clock) {
    this.vertx = vertx;
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What is wanted.
   *
   * @param mailboxes their addresses in clear, if the caller's role may edit them
   */
  public record Wish(Format format, Language language, boolean mailboxes) {}

  /**
   * Writes every unit that is not closed, in the order of entry; the act is audited first. Webhooks
   * are shown by their last four characters, mobiles masked.
   *
   * @param out takes the next bytes of the file; its future says when it can take more
   */
  public Future<Void> write(Caller caller, Wish wish, Function<Buffer, Future<Void>> out) {
    boolean edits = Duty.lacking(caller, Role.CLERK, Role.ADMINISTRATOR).isEmpty();
    Written written = new Written(wish.language(), edits && wish.mailboxes());
    RowWriter writer =
        RowWriter.of(wish.format(), Messages.text(wish.language(), "sheet.name"), WIDTHS);
    JsonObject details =
        new JsonObject().put("format", wish.format().text()).put("mailboxes", written.mailboxes());
    Act act = Act.of(clock.instant(), caller.actor(), "directory.exported", "directory", details);
    return database
        .inTransaction(conn -> audit.done(conn, act))
        .compose(kept -> bytes(() -> writer.rows(List.of(written.heads()))))
        .compose(out)
        .compose(begun -> pages(0, written, writer, out))
        .compose(done -> bytes(writer::end))
        .compose(out);
  }

  private Future<Void> pages(
      long after, Written written, RowWriter writer, Function<Buffer, Future<Void>> out) {
    return store
        .page(database.pool(), after, PAGE)
        .compose(
            units ->
                units.isEmpty()
                    ? Future.succeededFuture()
                    : bytes(() -> writer.rows(units.stream().map(written::row).toList()))
                        .compose(out)
                        .compose(
                            taken ->
                                pages(units.get(units.size() - 1).id(), written, writer, out)));
  }

  private Future<Buffer> bytes(Callable<byte[]> work) {
    return vertx.executeBlocking(work).map(Buffer::buffer);
  }
}
