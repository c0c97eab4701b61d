package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Answer;
import songda.answer.PlainText;
import songda.answer.Refusal;
import songda.audit.AuditTrail;
import songda.bulletin.BulletinEdits.Edit;
import songda.database.Database;

/**
 * Puts a reading right: a run of entries is replaced by others. One for one corrects, one for
 * several splits, several for one joins, none drops, and an empty run adds.
 */
public final class EntryEdits {
  /** Lines of one edit, and entries it may replace. */
  public static final int MOST = 200;

  private static final int MOST_COPIES = 99_999;

  private final BulletinEdits edits;
  private final EntryEditStore store;
  private final InstantSource clock;

  /** The edits of one database. */
  public EntryEdits(
      Database database,
      Bulletins.Stores stores,
      EntryEditStore store,
      BulletinReader reader,
      AuditTrail audit,
      InstantSource clock) {
    this.edits = new BulletinEdits(database, stores.bulletins(), reader, audit);
    this.store = store;
    this.clock = clock;
  }

  /**
   * Some entries, by position.
   *
   * @param from the first, 1-based
   * @param to the last; {@code from - 1} for none, to add before {@code from}
   */
  public record Run(int from, int to) {}

  /**
   * Replaces a run of entries (role clerk), an edit like any other: the bulletin is a draft again.
   * An entry whose name stays keeps what was decided of it; a new one keeps line and text of the
   * one it stands for ({@link EditedEntry}), and is looked up in the directory by its exact name.
   * The audit keeps both lists. Refused with {@code roster.by_hand} (409), {@code entry.not_found}
   * (404), {@code entries.too_many}, {@code entries.none_printed}, {@code entry.bad_name}, {@code
   * entry.not_a_name}, {@code entry.twice} or {@code entry.bad_copies} (422).
   *
   * @param ifRevision the revision the caller saw, refused with {@code bulletin.changed} (409) when
   *     it is no longer that one; null to edit whatever is there
   */
  public Future<Answer<Bulletin>> replace(
      Caller caller, long id, @Nullable Integer ifRevision, Run run, List<EntryLine> lines) {
    JsonObject details = new JsonObject().put("position", run.from());
    Edit edit =
        new Edit(caller, id, ifRevision, "bulletin.entries_edited", details, clock.instant());
    return edits.edited(edit, (conn, bulletin) -> replaced(conn, edit, bulletin, run, lines));
  }

  private Future<Optional<Refusal>> replaced(
      SqlConnection conn, Edit edit, Bulletin bulletin, Run run, List<EntryLine> lines) {
    Optional<Refusal> refusal = refusal(bulletin, run, lines);
    if (refusal.isPresent()) {
      return Future.succeededFuture(refusal);
    }
    List<ConfirmedEntry> before = bulletin.entries().subList(run.from() - 1, run.to());
    edit.details()
        .put("before", said(before.stream().map(EntryLine::of).toList()))
        .put("after", said(lines));
    return store
        .replace(conn, bulletin.id(), run, EditedEntry.of(before, lines), edit)
        .map(Optional.empty());
  }

  private static JsonArray said(List<EntryLine> lines) {
    JsonArray said = new JsonArray();
    for (EntryLine line : lines) {
      String copies = line.copies() == null ? "" : "（" + line.copies() + "份）";
      said.add(line.relation().printed() + "：" + line.name() + copies);
    }
    return said;
  }

  private static Optional<Refusal> refusal(Bulletin bulletin, Run run, List<EntryLine> lines) {
    int total = bulletin.entries().size();
    if (bulletin.byHand()) {
      String name = total == 0 ? "" : bulletin.entries().get(0).name();
      return Optional.of(Refusal.of(409, "roster.by_hand", name));
    }
    if (run.from() < 1 || run.to() < run.from() - 1 || run.to() > total || run.from() > total + 1) {
      return Optional.of(Refusal.of(404, "entry.not_found", run.from()));
    }
    if (lines.size() > MOST || run.to() - run.from() >= MOST) {
      return Optional.of(Refusal.of(422, "entries.too_many", MOST));
    }
    if (leavesOnlyAdded(bulletin, run, lines)) {
      return Optional.of(Refusal.of(422, "entries.none_printed"));
    }
    Set<String> taken = new HashSet<>();
    for (ConfirmedEntry entry : bulletin.entries()) {
      if (entry.position() < run.from() || entry.position() > run.to()) {
        taken.add(key(entry.printed().relation(), entry.name()));
      }
    }
    return lines.stream().map(line -> refusal(line, taken)).flatMap(Optional::stream).findFirst();
  }

  /** Entries without any that was printed are a list by hand, which is made elsewhere. */
  private static boolean leavesOnlyAdded(Bulletin bulletin, Run run, List<EntryLine> lines) {
    List<ConfirmedEntry> rest = new ArrayList<>(bulletin.entries());
    List<ConfirmedEntry> replaced = rest.subList(run.from() - 1, run.to());
    boolean fromPrint =
        !lines.isEmpty() && replaced.stream().anyMatch(entry -> entry.printed().line() > 0);
    replaced.clear();
    return !fromPrint
        && !rest.isEmpty()
        && rest.stream().allMatch(entry -> entry.printed().line() == 0);
  }

  private static Optional<Refusal> refusal(EntryLine line, Set<String> taken) {
    String name = line.name();
    Integer copies = line.copies();
    if (!PlainText.oneLine(name, 200) || NameKey.of(name).isEmpty()) {
      return Optional.of(Refusal.of(422, "entry.bad_name", Letters.head(name, 40)));
    }
    if (name.chars().anyMatch(Letters::isColon) || Label.withoutColon(name, 0) != null) {
      return Optional.of(Refusal.of(422, "entry.not_a_name", Letters.head(name, 40)));
    }
    if (copies != null && (copies < 1 || copies > MOST_COPIES)) {
      return Optional.of(Refusal.of(422, "entry.bad_copies", name, copies, MOST_COPIES));
    }
    return taken.add(key(line.relation(), name))
        ? Optional.empty()
        : Optional.of(Refusal.of(422, "entry.twice", line.relation().printed(), name));
  }

  private static String key(Relation relation, String name) {
    return relation.text() + " " + NameKey.of(name);
  }
}
