package songda.acknowledgment;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.RefusalCounter;
import songda.audit.RefusalStore;
import songda.database.Announcer;
import songda.directory.Standing;
import songda.testing.Office;
import songda.testing.Patience;
import songda.testing.TestDatabase;

/**
 * A receiving system signs for its units: two of them behind one webhook, a third behind another.
 */
class SignedCallsTest {
  private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
  private static final String OTHER_SECRET = "whsec_OTg3NjU0MzIxMDk4NzY1NDMyMTA5ODc2";
  private static final String ONE = "上海市文明办";
  private static final String TWO = "上海市交通委文明办";
  private static final String ELSEWHERE = "顺丰速运";

  private TestDatabase test;
  private Office office;
  private SignedCalls calls;
  private RefusalCounter counter;
  private long dispatch;

  @BeforeEach
  void release() {
    test = TestDatabase.create();
    office = new Office(test);
    office.unit("国家邮政局精神文明建设指导委员会", Standing.SUPERIOR, "guojia@a.example");
    office.hook(ONE, "https://one.example/hook", SECRET);
    office.hook(TWO, "https://one.example/hook", null);
    office.unit("上海市快递行业协会", Standing.OUTSIDE, null);
    long sf = office.hook(ELSEWHERE, "https://other.example/hook", OTHER_SECRET);
    done(office.collectives.map(office.cast.clerk(), "各快递企业", List.of(sf)));
    dispatch = office.released().id();
    counter = new RefusalCounter(office.database, new RefusalStore(office.database), office.audit);
    Acknowledgments.Stores stores = new Acknowledgments.Stores();
    Acknowledgments acts =
        new Acknowledgments(
            office.database,
            stores,
            office.audit,
            new Proofs(Office.keyPair(), null),
            new Announcer(test.vertx(), office.database),
            office.clock);
    calls =
        new SignedCalls(office.database, stores.acts(), office.vault, acts, counter, office.clock);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aSystemSignsForTheUnitItNamesAndForNoOther() {
    Signed act = done(calls.receive(call("a1", SECRET, body(ONE))));
    assertThat(act.first()).isTrue();
    assertThat(act.person()).isEqualTo("王某");
    assertThat(act.post()).isEqualTo("值班员");
    assertThat(act.method()).isEqualTo(Method.API);
    assertThat(state(ONE)).isEqualTo("acknowledged");
    assertThat(state(TWO)).isEqualTo("pending");
    assertThat(audited("acknowledgment.sign", "done"))
        .containsExactly("endpoint:" + dispatch + "/" + delivery(ONE));
    assertThat(done(calls.receive(call("a2", SECRET, body(TWO)))).first()).isTrue();
    assertThat(state(TWO)).isEqualTo("acknowledged");
  }

  @Test
  void aWrongSecretOrAChangedBodyIsRefusedAndCounted() {
    assertRefused(call("a1", OTHER_SECRET, body(ONE)), "401 call.signature");
    SignedCalls.Call good = call("a1", SECRET, body(ONE));
    String changed = body(ONE).put("person", "赵某").encode();
    assertRefused(
        SignedBody.with(good, good.timestamp(), good.signatures(), changed), "401 call.signature");
    assertRefused(
        SignedBody.with(good, good.timestamp(), "", SignedBody.text(good)), "401 call.signature");
    assertRefused(
        SignedBody.with(good, good.timestamp(), "v1,AAAA v1a,x", SignedBody.text(good)),
        "401 call.signature");
    assertNothingDone();
    assertThat(await(counter.runOnce(office.now().plus(Duration.ofMinutes(1))))).isEqualTo(1);
    assertThat(audited("call.receive", "refused")).containsExactly("anonymous:anonymous");
    assertThat(office.rows("select body from audit_entry where action = 'call.receive'"))
        .extracting(row -> new JsonObject(row.getBuffer(0)).getJsonObject("details").getValue("n"))
        .containsExactly(4);
  }

  @Test
  void aCallIsGoodForFiveMinutesBeforeAndAfter() {
    SignedCalls.Call one = call("a1", SECRET, body(ONE));
    SignedCalls.Call two = call("a2", SECRET, body(TWO));
    Instant signed = office.now();
    for (int seconds : new int[] {-301, 301, 86_400}) {
      office.clock.set(signed.plusSeconds(seconds));
      assertRefused(one, "401 call.signature");
    }
    assertNothingDone();
    office.clock.set(signed.plusSeconds(300));
    done(calls.receive(one));
    office.clock.set(signed.minusSeconds(300));
    done(calls.receive(two));
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    SignedCalls.Call good = call("a1", SECRET, body(ONE));
    for (String time : List.of("", "soon", "1653631080.5", "-1", "99999999999999999999")) {
      assertRefused(
          SignedBody.with(good, time, good.signatures(), SignedBody.text(good)),
          "401 call.signature");
    }
    assertNothingDone();
  }

  @Test
  void theSameCallAgainIsAnsweredWithTheFirstActAndCountsOnce() {
    SignedCalls.Call call = call("a1", SECRET, body(ONE));
    Signed first = done(calls.receive(call));
    Signed again = done(calls.receive(call));
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.first()).isFalse();
    assertThat(acts()).isEqualTo(1);
  }

  @Test
  void aUsedWebhookIdSignsForNoOtherUnitNorAfterTheReturnWasAnswered() {
    JsonObject returned = body(ONE).put("act", "returned").put("reason", "incomplete");
    SignedCalls.Call call = call("a1", SECRET, returned);
    done(calls.receive(call));
    assertThat(state(ONE)).isEqualTo("returned");
    assertRefused(call("a1", SECRET, body(TWO)), "409 acknowledgment.replayed");
    done(office.resend.again(office.cast.clerk(), dispatch, addressee(ONE)));
    assertRefused(call, "409 acknowledgment.replayed");
    assertThat(state(ONE)).isEqualTo("pending");
    assertThat(state(TWO)).isEqualTo("pending");
    assertThat(acts()).isEqualTo(1);
    assertThat(audited("acknowledgment.sign", "refused")).hasSize(1);
    assertThat(audited("acknowledgment.return", "refused")).hasSize(1);
  }

  @Test
  void oneWebhookIdForTwoUnitsAtOnceSignsForOne() {
    SqlConnection conn = await(office.database.pool().getConnection());
    Transaction other = await(conn.begin());
    await(
        conn.preparedQuery(
                "insert into acknowledgment (id, dispatch_id, addressee_id, act, person, method,"
                    + " document, acted_at, recorded_at, request_id)"
                    + " select gen_random_uuid(), $1, $2, 'acknowledged', '李某', 'api', document,"
                    + " now(), now(), 'a1' from bulletin")
            .execute(Tuple.of(dispatch, addressee(TWO))));
    Future<Answer<Signed>> one = calls.receive(call("a1", SECRET, body(ONE)));
    Patience.until("the call waits for the other of its id", this::somebodyWaits);
    await(other.commit());
    await(conn.close());
    assertThat(await(one).fold(act -> "signed", SignedCallsTest::name))
        .isEqualTo("409 acknowledgment.replayed");
    assertThat(acts()).isEqualTo(1);
    assertThat(state(ONE)).isEqualTo("pending");
  }

  private boolean somebodyWaits() {
    return !office
        .rows(
            "select 1 from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock'")
        .isEmpty();
  }

  @Test
  void aUnitOfAnotherEndpointIsNotSignedFor() {
    assertRefused(call("a1", SECRET, body(ELSEWHERE)), "404 call.unit");
    JsonObject theirs = body(ELSEWHERE).put("webhook_id", message(delivery(ELSEWHERE)));
    assertRefused(call("a2", SECRET, theirs), "401 call.signature");
    JsonObject mail =
        body("国家邮政局精神文明建设指导委员会").put("webhook_id", message(delivery("国家邮政局精神文明建设指导委员会")));
    assertRefused(call("a3", SECRET, mail), "401 call.signature");
    JsonObject unknown = body(ONE).put("webhook_id", message(999));
    assertRefused(call("a4", SECRET, unknown), "401 call.signature");
    assertNothingDone();
    // Who has proved to be the endpoint is named; the others are counted.
    assertThat(audited("call.receive", "refused"))
        .containsExactly("endpoint:" + dispatch + "/" + delivery(ONE));
  }

  @Test
  void anEndpointThatWasDisabledSignsNoMore() {
    office.rows("update endpoint set disabled_at = now()");
    assertRefused(call("a1", SECRET, body(ONE)), "401 call.signature");
    assertNothingDone();
  }

  @Test
  void whatCannotBeReadOrMeansNothingIsRefusedByName() {
    SignedCalls.Call good = call("a1", SECRET, body(ONE));
    assertRefused(SignedBody.with(good, good.timestamp(), "", "not json"), "400 call.unreadable");
    assertRefused(SignedBody.with(good, good.timestamp(), "", "[1]"), "400 call.unreadable");
    assertRefused(call("a1", SECRET, new JsonObject()), "400 call.message_missing");
    assertRefused(
        call("a1", SECRET, body(ONE).put("webhook_id", "msg_1")), "400 call.message_missing");
    assertRefused(call("a1", SECRET, body(ONE).put("act", "seen")), "422 call.act");
    assertRefused(
        call("a1", SECRET, body(ONE).put("act", "returned")), "422 acknowledgment.reason_missing");
    assertRefused(
        call("a1", SECRET, body(ONE).put("person", 7)), "422 acknowledgment.person_missing");
    assertRefused(
        call("a1", SECRET, body(ONE).put("person", "a\u202eb")), "422 acknowledgment.person_wrong");
    assertNothingDone();
  }

  private void assertRefused(SignedCalls.Call call, String name) {
    assertThat(await(calls.receive(call)).fold(act -> "done", SignedCallsTest::name))
        .isEqualTo(name);
  }

  private static String name(Refusal refusal) {
    return refusal.status() + " " + refusal.code();
  }

  private void assertNothingDone() {
    assertThat(acts()).isZero();
    assertThat(office.rows("select 1 from addressee where state <> 'pending'")).isEmpty();
  }

  private long acts() {
    return office.rows("select count(*) from acknowledgment").get(0).getLong(0);
  }

  private JsonObject body(String unit) {
    return new JsonObject()
        .put("webhook_id", message(delivery(ONE)))
        .put("unit", unit)
        .put("person", "王某")
        .put("post", "值班员");
  }

  private String message(long delivery) {
    return "msg_" + dispatch + "_" + delivery;
  }

  private SignedCalls.Call call(String id, String secret, JsonObject body) {
    return SignedBody.call(office.now(), id, secret, body);
  }

  private String state(String unit) {
    return office
        .rows("select state from addressee where unit_name = $1", unit)
        .get(0)
        .getString(0);
  }

  private long addressee(String unit) {
    return office.rows("select id from addressee where unit_name = $1", unit).get(0).getLong(0);
  }

  private long delivery(String unit) {
    return office
        .rows(
            "select min(s.delivery_id) from addressee a join delivery_addressee s"
                + " on s.addressee_id = a.id where a.unit_name = $1",
            unit)
        .get(0)
        .getLong(0);
  }

  private List<String> audited(String action, String result) {
    return office
        .rows("select actor from audit_entry where action = $1 and result = $2", action, result)
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
