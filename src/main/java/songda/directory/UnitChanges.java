package songda.directory;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.AuditTrail;
import songda.bulletin.NameKey;
import songda.database.Database;

/**
 * What is changed about a unit once it is entered: other names, contacts, 纸质, kind and standing
 * (role clerk or administrator). Each answers with nothing to show; a unit that is not there is
 * refused with {@code unit.not_found} (404).
 */
public final class UnitChanges {
  private final Database database;
  private final UnitStore store;
  private final UnitWrites writes;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** Changes in one database. */
  public UnitChanges(
      Database database,
      UnitStore store,
      UnitWrites writes,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.writes = writes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Adds a name it answers to. Refused with {@code unit.bad_name} (422), or with {@code
   * unit.name_taken} (409) when it is a name of any unit already.
   *
   * @param former 曾用名; otherwise 规范化简称
   */
  public Future<Answer<Long>> addName(Caller caller, long unitId, String name, boolean former) {
    Change change = new Change(caller, unitId, "unit.name", clock.instant());
    if (NameKey.of(name).isEmpty() || name.length() > 200) {
      return refused(change, Refusal.of(422, "unit.bad_name"));
    }
    return made(
        change,
        (conn, of) -> writes.addName(conn, of, name, former),
        Refusal.of(409, "unit.name_taken", name));
  }

  /**
   * Takes a short or former name away; {@code unit.name_unknown} (404) when it is none. Approvals
   * that rest on it fall.
   */
  public Future<Answer<Long>> dropName(Caller caller, long unitId, String name) {
    return made(
        new Change(caller, unitId, "unit.name_drop", clock.instant()),
        (conn, of) -> writes.dropName(conn, of, name),
        Refusal.of(404, "unit.name_unknown", name));
  }

  /** Marks or unmarks 纸质: on paper it gets no message and owes a signature all the same. */
  public Future<Answer<Long>> markPaper(Caller caller, long unitId, boolean paper) {
    return made(
        new Change(caller, unitId, "unit.paper", clock.instant()),
        (conn, of) -> writes.markPaper(conn, of, paper),
        Refusal.of(404, "unit.not_found", unitId));
  }

  /** Says anew what sort of unit it is and how it stands towards us. */
  public Future<Answer<Long>> classify(
      Caller caller, long unitId, UnitKind kind, Standing standing) {
    return made(
        new Change(caller, unitId, "unit.classify", clock.instant()),
        (conn, of) -> writes.classify(conn, of, kind, standing),
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
    Change change = new Change(caller, unitId, "unit.contact", clock.instant());
    Optional<Refusal> wrong = ContactRules.refusal(name, post, mobile);
    if (wrong.isPresent()) {
      return refused(change, wrong.get());
    }
    return made(
        change,
        (conn, of) -> writes.addContact(conn, of, name.strip(), post, ContactRules.digits(mobile)),
        Refusal.of(404, "unit.not_found", unitId));
  }

  /** Takes a contact away with name and number; {@code contact.unknown} (404) when it is none. */
  public Future<Answer<Long>> dropContact(Caller caller, long unitId, long contactId) {
    return made(
        new Change(caller, unitId, "unit.contact_drop", clock.instant()),
        (conn, of) -> writes.dropContact(conn, of, contactId),
        Refusal.of(404, "contact.unknown"));
  }

  /** One change that somebody asked for. */
  private record Change(Caller caller, long unitId, String action, Instant now) {}

  private Future<Answer<Long>> refused(Change change, Refusal refusal) {
    return kept(change, Answer.refused(refusal));
  }

  private Future<Answer<Long>> kept(Change change, Answer<Long> answer) {
    return audit.answered(
        change.now(), change.caller().actor(), change.action(), "unit:" + change.unitId(), answer);
  }

  private Future<Answer<Long>> made(
      Change change,
      BiFunction<SqlConnection, UnitWrites.Of, Future<Boolean>> write,
      Refusal otherwise) {
    UnitWrites.Of of = new UnitWrites.Of(change.caller(), change.unitId(), change.now());
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
                              : write.apply(conn, of).map(done -> answer(change, done, otherwise));
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

  private static Answer<Long> answer(Change change, boolean done, Refusal otherwise) {
    return done ? Answer.done(change.unitId()) : Answer.refused(otherwise);
  }
}
