package songda.directory;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
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
import songda.bulletin.Approvals;
import songda.bulletin.NameKey;
import songda.database.Database;

/**
 * What is changed about a unit once it is entered: other names, contacts, 纸质, kind and standing
 * (role clerk or administrator). Each answers with nothing to show; a unit that is not there is
 * refused with {@code unit.not_found} (404).
 */
public final class UnitChanges {
  private static final int CONTACT_NAME = 60;

  private final Database database;
  private final UnitStore store;
  private final AuditTrail audit;
  private final AddressVault vault;
  private final Approvals approvals;
  private final InstantSource clock;

  /** Changes in one database. */
  public UnitChanges(
      Database database,
      UnitStore store,
      AuditTrail audit,
      AddressVault vault,
      Approvals approvals,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.vault = vault;
    this.approvals = approvals;
    this.clock = clock;
  }

  /**
   * Adds a name it answers to. Refused with {@code unit.bad_name} (422), or with {@code
   * unit.name_taken} (409) when it is a name of any unit already.
   *
   * @param former 曾用名; otherwise 规范化简称
   */
  public Future<Answer<Long>> addName(Caller caller, long unitId, String name, boolean former) {
    JsonObject details = new JsonObject().put("name", name).put("former", former);
    Change change = new Change(caller, unitId, "unit.name", details, clock.instant());
    if (NameKey.of(name).isEmpty() || name.length() > 200) {
      return refused(change, Refusal.of(422, "unit.bad_name"));
    }
    return made(
        change,
        conn -> store.addName(conn, unitId, name, former),
        Refusal.of(409, "unit.name_taken", name));
  }

  /**
   * Takes a short or former name away; {@code unit.name_unknown} (404) when it is none. Approvals
   * that rest on it fall.
   */
  public Future<Answer<Long>> dropName(Caller caller, long unitId, String name) {
    JsonObject details = new JsonObject().put("name", name);
    Instant now = clock.instant();
    return made(
        new Change(caller, unitId, "unit.name_drop", details, now),
        conn ->
            store
                .dropName(conn, unitId, name)
                .compose(
                    dropped ->
                        dropped
                            ? approvals.fall(conn, caller.actor(), name, null, now).map(true)
                            : Future.succeededFuture(false)),
        Refusal.of(404, "unit.name_unknown", name));
  }

  /** Marks or unmarks 纸质: on paper it gets no message and owes a signature all the same. */
  public Future<Answer<Long>> markPaper(Caller caller, long unitId, boolean paper) {
    JsonObject details = new JsonObject().put("paper", paper);
    return made(
        new Change(caller, unitId, "unit.paper", details, clock.instant()),
        conn -> store.markPaper(conn, unitId, paper).map(true),
        Refusal.of(404, "unit.not_found", unitId));
  }

  /** Says anew what sort of unit it is and how it stands towards us. */
  public Future<Answer<Long>> classify(
      Caller caller, long unitId, UnitKind kind, Standing standing) {
    JsonObject details = new JsonObject().put("kind", kind.text()).put("standing", standing.text());
    return made(
        new Change(caller, unitId, "unit.classify", details, clock.instant()),
        conn -> store.classify(conn, unitId, kind, standing).map(true),
        Refusal.of(404, "unit.not_found", unitId));
  }

  /**
   * Adds a person who receives for the unit. Refused with {@code contact.bad_name} or {@code
   * contact.bad_mobile} (422).
   *
   * @param mobile digits, blanks, dashes and a leading +, 5 to 20 digits; kept encrypted
   */
  public Future<Answer<Long>> addContact(
      Caller caller, long unitId, String name, @Nullable String post, @Nullable String mobile) {
    Change change = new Change(caller, unitId, "unit.contact", new JsonObject(), clock.instant());
    if (name.isBlank() || name.length() > CONTACT_NAME || tooLong(post)) {
      return refused(change, Refusal.of(422, "contact.bad_name", CONTACT_NAME));
    }
    String digits = mobile == null ? "" : mobile.replaceAll("[\\s-]", "");
    if (!digits.isEmpty() && !digits.matches("\\+?\\d{5,20}")) {
      return refused(change, Refusal.of(422, "contact.bad_mobile"));
    }
    byte[] sealed = digits.isEmpty() ? null : vault.seal(digits);
    return made(
        change,
        conn -> store.addContact(conn, unitId, name.strip(), post, sealed).map(true),
        Refusal.of(404, "unit.not_found", unitId));
  }

  /** Takes a contact away with name and number; {@code contact.unknown} (404) when it is none. */
  public Future<Answer<Long>> dropContact(Caller caller, long unitId, long contactId) {
    JsonObject details = new JsonObject().put("contact", contactId);
    return made(
        new Change(caller, unitId, "unit.contact_drop", details, clock.instant()),
        conn -> store.dropContact(conn, unitId, contactId),
        Refusal.of(404, "contact.unknown"));
  }

  private static boolean tooLong(@Nullable String post) {
    return post != null && post.length() > CONTACT_NAME;
  }

  /** One change that somebody asked for. */
  private record Change(
      Caller caller, long unitId, String action, JsonObject details, Instant now) {}

  private Future<Answer<Long>> refused(Change change, Refusal refusal) {
    return kept(change, Answer.refused(refusal));
  }

  private Future<Answer<Long>> kept(Change change, Answer<Long> answer) {
    return audit.answered(
        change.now(), change.caller().actor(), change.action(), "unit:" + change.unitId(), answer);
  }

  private Future<Answer<Long>> made(
      Change change, Function<SqlConnection, Future<Boolean>> write, Refusal otherwise) {
    return database
        .inTransaction(
            conn ->
                store
                    .refs(conn, List.of(change.unitId()))
                    .compose(
                        found -> {
                          Optional<Refusal> refusal = mayChange(change, found.isEmpty());
                          return refusal.isPresent()
                              ? Future.succeededFuture(Answer.<Long>refused(refusal.get()))
                              : write
                                  .apply(conn)
                                  .compose(done -> written(conn, change, done, otherwise));
                        }))
        .compose(answer -> kept(change, answer));
  }

  private static Optional<Refusal> mayChange(Change change, boolean absent) {
    return Duty.lacking(change.caller(), Role.CLERK, Role.ADMINISTRATOR)
        .or(
            () ->
                absent
                    ? Optional.of(Refusal.of(404, "unit.not_found", change.unitId()))
                    : Optional.empty());
  }

  private Future<Answer<Long>> written(
      SqlConnection conn, Change change, boolean done, Refusal otherwise) {
    return done
        ? audit
            .done(
                conn,
                Act.of(
                    change.now(),
                    change.caller().actor(),
                    change.action(),
                    "unit:" + change.unitId(),
                    change.details()))
            .map(Answer.done(change.unitId()))
        : Future.succeededFuture(Answer.refused(otherwise));
  }
}
