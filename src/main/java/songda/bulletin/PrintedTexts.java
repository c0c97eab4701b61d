package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import songda.answer.Refusal;
import songda.bulletin.PrintedText.NumberedLine;
import songda.database.Database;
import songda.intake.Decoded;
import songda.intake.Intake;

/**
 * The texts of bulletins for looking at beside what was read from them. They are cut on worker
 * threads: ten thousand lines take longer than an event loop may stand still.
 */
public final class PrintedTexts {
  private final Vertx vertx;
  private final Database database;
  private final BulletinStore store;

  /** The texts of one database. */
  public PrintedTexts(Vertx vertx, Database database, BulletinStore store) {
    this.vertx = vertx;
    this.database = database;
    this.store = store;
  }

  /** The text of a stored bulletin, its entries marked in it. */
  public Future<PrintedSheet> of(Bulletin bulletin) {
    List<Entry> printed = bulletin.entries().stream().map(ConfirmedEntry::printed).toList();
    return store
        .text(database.pool(), bulletin.id())
        .compose(text -> vertx.executeBlocking(() -> PrintedSheet.of(text, printed), false));
  }

  /**
   * The lines around the one that a file was refused for, as {@link Excerpt} gives them. None where
   * the refusal names no line, and none of a classified file, of which nothing is repeated.
   */
  public Future<List<NumberedLine>> around(Upload upload, Refusal refusal) {
    return refusal.details().stream()
        .filter(detail -> detail.line() != null && !detail.code().equals("notice.classified"))
        .findFirst()
        .map(detail -> around(upload, detail))
        .orElseGet(() -> Future.succeededFuture(List.of()));
  }

  private Future<List<NumberedLine>> around(Upload upload, Refusal.Detail detail) {
    Integer line = detail.line();
    return vertx
        .executeBlocking(
            () ->
                Intake.read(upload.bytes()) instanceof Decoded.Text read && line != null
                    ? Excerpt.of(read.text(), line, detail.near())
                    : List.<NumberedLine>of(),
            false)
        .timeout(UploadReader.LONGEST.toSeconds(), TimeUnit.SECONDS)
        .otherwise(List.of());
  }
}
