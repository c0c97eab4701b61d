package songda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.acknowledgment.Acknowledgments;
import songda.acknowledgment.Method;
import songda.acknowledgment.Proofs;
import songda.acknowledgment.Reason;
import songda.acknowledgment.SignRequest;
import songda.database.Announcer;
import songda.ledger.Board;
import songda.ledger.BoardSnapshot;
import songda.ledger.LedgerStore;
import songda.testing.MailSink;
import songda.testing.Office;
import songda.testing.Patience;
import songda.testing.TestDatabase;

/** A finished dispatch is opened again by people, and counts right at every step. */
class ReopenedDispatchTest {
  private TestDatabase test;
  private Office office;
  private MailSink sink;
  private Engine engine;
  private long dispatch;

  @BeforeEach
  void finish() {
    test = TestDatabase.create();
    office = new Office(test);
    office.furnish();
    sink = new MailSink();
    engine = QueueFixture.engine(office, test, sink);
    dispatch = office.released().id();
    sink.refuseNext("sf@c.example", 550, "Mailbox not found");
    assertThat(round()).isEqualTo(new Counts(0, 4, 3, 0, 1));
    assertThat(state()).isEqualTo("finished");
    exactly("addressee pending 1", "addressee sent 4", "addressee unreachable 1");
  }

  @AfterEach
  void close() {
    sink.close();
    test.close();
  }

  @Test
  void byARetryOfWhatFailedAlsoWhenItsWorkerDies() {
    assertThat(done(office.resend.retry(office.cast.clerk(), dispatch, null))).isEqualTo(1);
    assertThat(state()).isEqualTo("running");
    exactly("addressee pending 2", "addressee sent 4", "delivery queued 1");

    fold();
    assertThat(await(new LeaseStore(office.database).claim("dead", 10, office.now()))).hasSize(1);
    exactly("addressee pending 2", "addressee sent 4", "delivery leased 1");
    office.clock.advance(Duration.ofSeconds(9));
    assertThat(round()).isEqualTo(new Counts(1, 1, 1, 0, 0));
    assertThat(state()).isEqualTo("finished");
    exactly("addressee pending 1", "addressee sent 5", "delivery accepted 4");
    assertThat(sink.mails()).extracting(MailSink.Mail::to).contains("sf@c.example").hasSize(4);
    fold();
    exactly("addressee pending 1", "addressee sent 5", "delivery accepted 4");
  }

  @Test
  void bySendingAgainToAUnitThatReturnedIt() {
    returned("圆通速递");
    exactly("addressee returned 1", "addressee sent 3");
    assertThat(state()).isEqualTo("finished");

    long supplement = done(office.resend.again(office.cast.clerk(), dispatch, addressee("圆通速递")));
    assertThat(state()).isEqualTo("running");
    exactly("addressee pending 2", "addressee sent 3", "delivery queued 1");
    fold();
    assertThat(round().accepted()).isEqualTo(1);
    assertThat(state()).isEqualTo("finished");
    exactly("addressee sent 4", "delivery accepted 4", "delivery failed 1");
    assertThat(sink.mails().get(3).source())
        .contains("Message-ID: <songda." + dispatch + "." + supplement + "@songda.example>");
  }

  @Test
  void aRetryThatMeetsTheFinishingLeavesItRunning() {
    office.rows("update dispatch set state = 'running' where id = $1", dispatch);
    Finish finish = new Finish();
    Future<?> retry = office.resend.retry(office.cast.clerk(), dispatch, null);
    finish.commitOnceItWaits(retry);
    await(retry);
    assertThat(state()).isEqualTo("running");
  }

  @Test
  void aSendingAgainThatMeetsTheFinishingLeavesItRunning() {
    returned("圆通速递");
    long addressee = addressee("圆通速递");
    office.rows("update dispatch set state = 'running' where id = $1", dispatch);
    Finish finish = new Finish();
    Future<?> again = office.resend.again(office.cast.clerk(), dispatch, addressee);
    finish.commitOnceItWaits(again);
    await(again);
    assertThat(state()).isEqualTo("running");
  }

  /** What {@link TallyStore#finish} does, stopped before its commit. */
  private final class Finish {
    private final SqlConnection conn = await(office.database.pool().getConnection());
    private final Transaction transaction = await(conn.begin());

    Finish() {
      await(
          conn.preparedQuery(
                  "update dispatch set state = 'finished' where id = $1 and state = 'running'")
              .execute(Tuple.of(dispatch)));
    }

    void commitOnceItWaits(Future<?> other) {
      Patience.until(
          "the other waits for the dispatch, or does not",
          () ->
              other.isComplete()
                  || office
                          .rows(
                              "select 1 from pg_stat_activity where datname = current_database()"
                                  + " and wait_event_type = 'Lock'")
                          .size()
                      > 0);
      await(transaction.commit());
      await(conn.close());
    }
  }

  private Counts round() {
    return await(engine.runOnce(office.now()));
  }

  private void fold() {
    await(new TallyStore(office.database).fold());
  }

  private void returned(String unit) {
    Acknowledgments acts =
        new Acknowledgments(
            office.database,
            new Acknowledgments.Stores(),
            office.audit,
            new Proofs(Office.keyPair(), null),
            new Announcer(test.vertx(), office.database),
            office.clock);
    Instant at = office.now();
    SignRequest request =
        SignRequest.byProxy(
            office.cast.clerk(),
            dispatch,
            addressee(unit),
            "周某",
            null,
            Method.PROXY_PHONE,
            at,
            "来电说明附件打不开");
    assertThat(done(acts.giveBack(request, Optional.of(Reason.INCOMPLETE))).first()).isTrue();
  }

  private long addressee(String unit) {
    return office
        .rows("select id from addressee where dispatch_id = $1 and unit_name = $2", dispatch, unit)
        .get(0)
        .getLong(0);
  }

  private String state() {
    return office.rows("select state from dispatch where id = $1", dispatch).get(0).getString(0);
  }

  /**
   * Planned, rows and tallies agree, and among the tallies, added over the relations, are these.
   */
  private void exactly(String... tallies) {
    BoardSnapshot snapshot =
        await(new Board(office.database, new LedgerStore()).snapshot(dispatch)).orElseThrow();
    assertThat(snapshot.plannedEqualsStates()).as(snapshot.toString()).isTrue();
    for (String tally : tallies) {
      String[] words = tally.split(" ");
      long n =
          words[0].equals("addressee")
              ? snapshot.totals().addressees(words[1])
              : snapshot.totals().deliveries(words[1]);
      assertThat(n).as(tally).isEqualTo(Long.parseLong(words[2]));
    }
  }
}
