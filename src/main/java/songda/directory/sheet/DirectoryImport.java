package songda.directory.sheet;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Act;
import songda.audit.AuditTrail;
import songda.database.Database;
import songda.directory.AddressVault;

/**
 * Takes a spreadsheet into the directory (role clerk or administrator): shows what it would do,
 * then does exactly that, in one transaction, or nothing.
 */
public final class DirectoryImport {
  private static final String ACTION = "directory.imported";

  private final Vertx vertx;
  private final Database database;
  private final Parts parts;
  private final AddressVault vault;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** What it is made of. */
  public record Parts(KnownStore known, PendingStore pending, PlanWriter writer) {
    /** Over the units of one database, written by a writer. */
    public static Parts of(ListedStore units, PlanWriter writer) {
      return new Parts(new KnownStore(units), new PendingStore(), writer);
    }
  }

  /** Imports into one database. */
  public DirectoryImport(
      Vertx vertx,
      Database database,
      Parts parts,
      AddressVault vault,
      AuditTrail audit,
      InstantSource clock) {
    this.vertx = vertx;
    this.database = database;
    this.parts = parts;
    this.vault = vault;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a file would do; keeps nothing. Refused with {@code directory.unreadable}, {@code
   * directory.heads} or {@code directory.no_rows}. A row that cannot be taken is part of the
   * preview.
   */
  public Future<Answer<Preview>> preview(Caller caller, byte[] file) {
    return read(caller, file)
        .compose(read -> onward(read, one -> previewed(one).map(Answer::done)))
        .compose(answer -> kept(caller, answer));
  }

  /**
   * Keeps what was read of a file, encrypted, for an hour and until the account's next one, so that
   * {@link #offered} shows it and {@link #accept} takes it in. Refused as {@link #preview} is.
   */
  public Future<Answer<Void>> offer(Caller caller, byte[] file) {
    Instant now = clock.instant();
    long account = caller.account().id();
    return read(caller, file)
        .compose(
            read ->
                onward(
                    read,
                    one ->
                        blocking(() -> vault.seal(one.encoded()))
                            .map(rows -> new PendingStore.Pending(one.sha256(), rows))
                            .compose(
                                pending ->
                                    database.inTransaction(
                                        conn -> parts.pending().keep(conn, account, pending, now)))
                            .map(Answer::<Void>done)))
        .compose(answer -> kept(caller, answer));
  }

  /** The preview of the file the account offered last; empty when there is none any more. */
  public Future<Optional<Preview>> offered(Caller caller) {
    return pending(caller)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : previewed(found.get()).map(Optional::of));
  }

  /** Forgets it. */
  public Future<Void> giveUp(Caller caller) {
    return parts.pending().clear(database.pool(), caller.account().id(), clock.instant());
  }

  /**
   * Takes in the file the account offered last. Refused with {@code directory.gone} (410) when
   * there is none, and as {@link #run} is.
   *
   * @param digest of the plan that was shown
   */
  public Future<Answer<Imported>> accept(Caller caller, String digest) {
    return pending(caller)
        .compose(
            found ->
                found.isEmpty()
                    ? kept(caller, Answer.<Imported>refused(Refusal.of(410, "directory.gone")))
                    : run(caller, Answer.done(found.get()), digest));
  }

  /**
   * Takes a file in at once. Refused as {@link #preview} is, with {@code directory.refused} (422)
   * when a row cannot be taken, and with {@code directory.changed} (409) when the directory has
   * changed so that what was shown is no longer what would be done.
   *
   * @param digest of the plan that was shown; null when none was
   */
  public Future<Answer<Imported>> run(Caller caller, byte[] file, @Nullable String digest) {
    return read(caller, file).compose(read -> run(caller, read, digest));
  }

  private Future<Answer<Imported>> run(
      Caller caller, Answer<ReadFile> file, @Nullable String digest) {
    Instant now = clock.instant();
    return onward(
            file,
            read ->
                database.inTransaction(
                    conn ->
                        parts
                            .known()
                            .lock(conn)
                            .compose(locked -> previewed(conn, read))
                            .compose(
                                preview ->
                                    refusal(caller, preview, digest)
                                        .map(
                                            no ->
                                                Future.succeededFuture(
                                                    Answer.<Imported>refused(no)))
                                        .orElseGet(() -> written(conn, caller, preview, now)))))
        .compose(answer -> kept(caller, answer));
  }

  private static Optional<Refusal> refusal(
      Caller caller, Preview preview, @Nullable String digest) {
    List<Refusal.Detail> faults = preview.plan().faults();
    return Duty.lacking(caller, Role.CLERK, Role.ADMINISTRATOR)
        .or(
            () ->
                digest != null && !digest.equals(preview.plan().digest())
                    ? Optional.of(Refusal.of(409, "directory.changed"))
                    : Optional.empty())
        .or(
            () ->
                faults.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                        Refusal.of(
                            422,
                            "directory.refused",
                            faults,
                            preview.plan().count(Plan.Outcome.REFUSED))));
  }

  private Future<Answer<Imported>> written(
      SqlConnection conn, Caller caller, Preview preview, Instant now) {
    Plan plan = preview.plan();
    JsonObject details =
        new JsonObject()
            .put("sha256", preview.sha256())
            .put("added", plan.count(Plan.Outcome.ADDED))
            .put("changed", plan.count(Plan.Outcome.CHANGED))
            .put("same", plan.count(Plan.Outcome.SAME));
    Act act = Act.of(now, caller.actor(), ACTION, "directory", details);
    return parts
        .writer()
        .write(conn, caller, plan, now)
        .compose(
            made ->
                audit
                    .done(conn, act)
                    .compose(done -> parts.pending().clear(conn, caller.account().id(), now))
                    .map(done -> Answer.done(new Imported(preview, made))));
  }

  private Future<Answer<ReadFile>> read(Caller caller, byte[] file) {
    return Duty.lacking(caller, Role.CLERK, Role.ADMINISTRATOR)
        .map(no -> Future.succeededFuture(Answer.<ReadFile>refused(no)))
        .orElseGet(() -> blocking(() -> ReadFile.of(file)));
  }

  private Future<Optional<ReadFile>> pending(Caller caller) {
    return parts
        .pending()
        .find(database.pool(), caller.account().id(), clock.instant())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.<ReadFile>empty())
                    : blocking(
                        () ->
                            ReadFile.decoded(found.get().sha256(), vault.open(found.get().rows()))
                                .fold(Optional::of, no -> Optional.<ReadFile>empty())));
  }

  private Future<Preview> previewed(ReadFile file) {
    return database.inTransaction(conn -> previewed(conn, file));
  }

  private Future<Preview> previewed(SqlConnection conn, ReadFile file) {
    return blocking(
            () ->
                WantedReader.read(
                    file.table(),
                    file.heads(),
                    text -> HexFormat.of().formatHex(vault.fingerprint(text))))
        .compose(
            wanted ->
                parts
                    .known()
                    .of(conn, wanted)
                    .compose(known -> blocking(() -> Planner.plan(wanted, known))))
        .map(plan -> new Preview(file.sha256(), file.table().sheet(), file.table().unread(), plan));
  }

  private <T> Future<T> blocking(java.util.concurrent.Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }

  private static <T, R> Future<Answer<R>> onward(
      Answer<T> answer, Function<T, Future<Answer<R>>> step) {
    return answer.fold(step, no -> Future.succeededFuture(Answer.<R>refused(no)));
  }

  private <T> Future<Answer<T>> kept(Caller caller, Answer<T> answer) {
    return audit.answered(clock.instant(), caller.actor(), ACTION, "directory", answer);
  }
}
