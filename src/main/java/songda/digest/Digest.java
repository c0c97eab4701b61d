package songda.digest;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import songda.audit.Act;
import songda.audit.Actor;
import songda.audit.AuditTrail;
import songda.channel.Outcome;
import songda.channel.email.EmailChannel;
import songda.database.Database;
import songda.ledger.Agenda;
import songda.ledger.AgendaStore;

/**
 * Mails what waits, once each working day to each configured mailbox, over any number of nodes and
 * restarts. A node that dies between sending and writing so repeats that one mail, under the same
 * Message-ID.
 */
public final class Digest {
  private static final Logger LOG = LoggerFactory.getLogger(Digest.class);

  private final Database database;
  private final DigestStore store;
  private final AgendaStore agenda;
  private final AuditTrail trail;
  private final EmailChannel mail;
  private final DigestPlan plan;
  private final InstantSource clock;

  /** Of one node; what it does not send, others may. */
  public Digest(
      Database database,
      AgendaStore agenda,
      AuditTrail trail,
      EmailChannel mail,
      DigestPlan plan,
      InstantSource clock) {
    this.database = database;
    this.store = new DigestStore(database);
    this.agenda = agenda;
    this.trail = trail;
    this.mail = mail;
    this.plan = plan;
    this.clock = clock;
  }

  /** Sends what is due and not sent yet; gives how many mails a relay took. */
  public Future<Integer> runOnce(Instant now) {
    return giveUp(now)
        .compose(
            closed ->
                plan.due(now)
                    ? Future.join(plan.to().stream().map(to -> take(to, now)).toList())
                        .map(all -> all.<Integer>list().stream().mapToInt(n -> n).sum())
                    : Future.succeededFuture(0));
  }

  /** The mail of one day to one mailbox, in hand for its n-th try. */
  private record Turn(LocalDate day, Mailbox to, int tries, Instant now) {}

  private Future<Integer> take(Mailbox to, Instant now) {
    LocalDate day = DigestPlan.day(now);
    return store
        .take(day, to, now)
        .compose(
            tries ->
                tries == 0
                    ? Future.succeededFuture(0)
                    : agenda
                        .counts()
                        .compose(counts -> send(new Turn(day, to, tries, now), counts)));
  }

  private Future<Integer> send(Turn turn, Agenda counts) {
    return counts.isEmpty()
        ? settle(turn, "nothing").map(0)
        : mail.send(DigestText.note(turn.to(), turn.now(), counts, plan.publicUrl()))
            .compose(outcome -> settle(turn, outcome));
  }

  private Future<Integer> settle(Turn turn, Outcome outcome) {
    if (outcome instanceof Outcome.Accepted) {
      return settle(turn, "sent").map(1);
    }
    boolean over = outcome instanceof Outcome.Rejected || turn.tries() == DigestStore.TRIES;
    LOG.atWarn()
        .addKeyValue("day", turn.day())
        .addKeyValue("to", turn.to().hint())
        .addKeyValue("attempt", turn.tries())
        .addKeyValue("code", outcome.code())
        .addKeyValue("stage", outcome.stage())
        .log("digest not sent, {}", over ? "given up for the day" : "next try in 20 minutes");
    return over ? settle(turn, "failed").map(0) : Future.succeededFuture(0);
  }

  /** What the day came to, with its audit entry; a day without anything to tell has none. */
  private Future<Void> settle(Turn turn, String outcome) {
    Instant at = clock.instant();
    return database.inTransaction(
        conn ->
            store
                .settle(conn, turn.day(), turn.to(), turn.tries(), outcome, at)
                .compose(
                    open ->
                        open && !outcome.equals("nothing")
                            ? trail.done(
                                conn, act(at, outcome, turn.day(), turn.to().hint(), turn.tries()))
                            : Future.succeededFuture()));
  }

  /** What a node that died left behind, and what a day that is over left unsent. */
  private Future<Void> giveUp(Instant now) {
    return database.inTransaction(
        conn ->
            store
                .giveUp(conn, DigestPlan.day(now), now)
                .compose(
                    lost -> Future.all(lost.stream().map(one -> told(conn, one, now)).toList()))
                .mapEmpty());
  }

  private Future<Void> told(SqlConnection conn, DigestStore.Lost lost, Instant now) {
    LOG.atWarn()
        .addKeyValue("day", lost.day())
        .addKeyValue("to", lost.hint())
        .addKeyValue("attempt", lost.tries())
        .log("digest given up for its day, not known to be sent");
    return trail.done(conn, act(now, "failed", lost.day(), lost.hint(), lost.tries()));
  }

  private static Act act(Instant at, String outcome, LocalDate day, String to, int tries) {
    JsonObject details = new JsonObject().put("to", to).put("tries", tries);
    return Act.of(at, Actor.system("digest"), "digest." + outcome, "digest:" + day, details);
  }
}
