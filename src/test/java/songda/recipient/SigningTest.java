package songda.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.Application;
import songda.acknowledgment.Acknowledgments;
import songda.acknowledgment.Links;
import songda.acknowledgment.Proofs;
import songda.acknowledgment.SignRequest;
import songda.acknowledgment.Tokens;
import songda.acknowledgment.Visit;
import songda.audit.AuditStore;
import songda.audit.AuditTrail;
import songda.audit.RefusalCounter;
import songda.audit.RefusalStore;
import songda.database.Announcer;
import songda.pages.Pages;
import songda.testing.TestClock;
import songda.testing.TestDatabase;

class SigningTest {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final String FIXTURE =
      """
      insert into account (login, name, roles, password_hash, created_at)
        values ('zhang','张某','{clerk}','x',now()), ('li','李某','{reviewer}','x',now());
      insert into document values (sha256('abc'),'简报.txt','text/plain',3,'abc',now());
      insert into bulletin (state, document, text, name, issue, year, issuer, issued_on, author_id, created_at, decided_by)
        values ('released', sha256('abc'), 'abc', '邮政快递业简报', 5, 2022, '上海市邮政管理局', '2022-05-27', 1, now(), 2);
      insert into article values (1, 1, '标题<b>', '{第一段,第二段}');
      insert into dispatch (bulletin_id, released_at, starts_at, planned_addressees, planned_deliveries) values (1, now(), now(), 1, 0)
      """;

  private static TestDatabase test;
  private static HttpServer server;
  private static KeyPair pair;
  private static Links links;
  private static Acknowledgments acknowledgments;
  private static RefusalCounter counter;
  private static final TestClock CLOCK = new TestClock();
  private static final Tokens TOKENS = new Tokens(new byte[32]);
  private final HttpClient client = HttpClient.newHttpClient();
  private String path = "";
  private String cookie = "";
  private long addressee;

  @BeforeAll
  static void open() throws Exception {
    test = TestDatabase.create();
    pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var database = test.database();
    AuditTrail audit = new AuditTrail(database, new AuditStore());
    counter = new RefusalCounter(database, new RefusalStore(database), audit);
    Acknowledgments.Stores stores = new Acknowledgments.Stores();
    Announcer announcer = new Announcer(test.vertx(), database);
    acknowledgments =
        new Acknowledgments(database, stores, audit, new Proofs(pair, null), announcer, CLOCK);
    links = new Links(database, stores, TOKENS, counter, CLOCK);
    Router router = Router.router(test.vertx());
    new RecipientDoor(
            links,
            acknowledgments,
            TOKENS,
            new Pages(),
            CLOCK,
            new RecipientDoor.Manner(
                "http://127.0.0.1", "演示", "021", r -> r.remoteAddress().hostAddress()))
        .mount(router);
    server =
        await(
            test.vertx()
                .createHttpServer(Application.httpOptions())
                .requestHandler(router)
                .listen(0, "127.0.0.1"));
    await(database.pool().query(FIXTURE).execute());
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @BeforeEach
  void addressee() {
    UUID id = UUID.randomUUID();
    addressee =
        await(
                test.database()
                    .pool()
                    .preparedQuery(
                        """
                        with u as (insert into unit (name, standing, kind, created_at)
                          values ($1, 'peer', 'association', now()) returning id)
                        insert into addressee (dispatch_id, public_id, unit_id, unit_name, unit_kind, standing, relation, position)
                        select 1, $2, id, '上海市快递行业协会', 'association', 'peer', 'send', 1 from u
                        returning id
                        """)
                    .execute(Tuple.of(id.toString(), id)))
            .iterator()
            .next()
            .getLong(0);
    path = "/r/" + TOKENS.token(id, 1);
  }

  @Test
  void readingChangesNothingWhateverTheHeaders() throws Exception {
    for (String end : new String[] {"", "/return", "/original", "/proof"}) {
      for (String method : new String[] {"GET", "HEAD"}) {
        client.send(
            to(path + end)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("X-HTTP-Method-Override", "POST")
                .build(),
            HttpResponse.BodyHandlers.ofString());
      }
    }
    HttpResponse<String> page = get(path);
    assertThat(page.body()).contains("上海市快递行业协会：", "请阅知", "标题&lt;b&gt;", "演示");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(get(path + "/original").body()).isEqualTo("abc");
    assertThat(get(path + "?lang=en").body()).contains("for your information");
    assertThat(state()).isEqualTo("pending");
    assertThat(count("acknowledgment where addressee_id = " + addressee)).isZero();
  }

  @Test
  void theFirstSignatureClosesTheUnitAndTheSecondVisitorReadsIt() throws Exception {
    String csrf = csrf();
    assertThat(post("/sign", csrf, "person=王某&post=综合科").statusCode()).isEqualTo(303);
    assertThat(post("/sign", csrf, "person=赵某").statusCode()).isEqualTo(303);
    assertThat(get(path).body()).contains("王某（综合科）").doesNotContain("赵某", "<form");
    assertThat(state()).isEqualTo("acknowledged");
    byte[] proof = get(path + "/proof").body().getBytes(StandardCharsets.UTF_8);
    JsonObject statement = Proofs.verify(proof, pair.getPublic()).orElseThrow();
    assertThat(statement.getString("person")).isEqualTo("王某");
    for (int i = 0; i < proof.length; i++) {
      byte[] changed = proof.clone();
      changed[i] ^= 1;
      assertThat(Proofs.verify(changed, pair.getPublic())).isEmpty();
    }
  }

  @Test
  void twoAtOnceLeaveOneSignatureAndTalliesThatSumToZero() {
    Visit visit = await(links.open(path.substring(3))).orElseThrow();
    var both =
        await(
            Future.all(
                    acknowledgments.sign(SignRequest.byLink(visit, "甲", null, "s", null)),
                    acknowledgments.sign(SignRequest.byLink(visit, "乙", null, "s", null)))
                .map(all -> true));
    assertThat(both).isTrue();
    assertThat(count("acknowledgment where addressee_id = " + addressee)).isOne();
    assertThat(count("(select sum(n) s from tally_delta) t where s <> 0")).isZero();
  }

  @Test
  void aReturnNeedsAReasonAndOpensAWorkItem() throws Exception {
    String csrf = csrf();
    HttpResponse<String> refused = post("/return", csrf, "person=王某");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("请选择退回原因", "value=\"王某\"");
    assertThat(post("/return", csrf, "person=王某&reason=garbage").statusCode()).isEqualTo(422);
    assertThat(
            count(
                "audit_entry where action = 'acknowledgment.return' and result = 'refused'"
                    + " and object like '%addressee:"
                    + addressee
                    + "'"))
        .isEqualTo(2);
    assertThat(post("/return", csrf, "person=王某&reason=incomplete").statusCode()).isEqualTo(303);
    assertThat(state()).isEqualTo("returned");
    assertThat(count("work_item where kind = 'returned' and addressee_id = " + addressee)).isOne();
    assertThat(get(path).body()).contains("缺页或无法打开");
  }

  @Test
  void aMissingNameIsAskedForAgainWithWhatWasTyped() throws Exception {
    HttpResponse<String> refused = post("/sign", csrf(), "person=&post=综合科");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("请填写姓名", "value=\"综合科\"");
    assertThat(post("/sign", csrf(), "person=%00x").statusCode()).isEqualTo(422);
  }

  @Test
  void aForgedLinkAndAFormWithoutTokenChangeNothingAndAreAuditedOnce() throws Exception {
    char end = path.charAt(path.length() - 1) == 'A' ? 'B' : 'A';
    String forged = path.substring(0, path.length() - 1) + end;
    assertThat(get(forged).statusCode()).isEqualTo(404);
    assertThat(get(forged).body()).contains("链接无效");
    assertThat(post("/sign", "", "person=王某").statusCode()).isEqualTo(403);
    String csrf = csrf();
    cookie = "";
    assertThat(post("/sign", csrf, "person=王某").statusCode()).isEqualTo(403);
    assertThat(await(counter.runOnce(CLOCK.instant().plusSeconds(60)))).isEqualTo(2);
    assertThat(count("audit_entry where action = 'link.open' and result = 'refused'")).isOne();
    assertThat(count("audit_entry where action = 'link.form' and result = 'refused'")).isOne();
    assertThat(state()).isEqualTo("pending");
  }

  private String csrf() throws Exception {
    HttpResponse<String> page = get(path);
    page.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";")[0]);
    Matcher matcher = CSRF.matcher(page.body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private HttpResponse<String> post(String end, String csrf, String form) throws Exception {
    String body = "csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8) + "&" + form;
    return client.send(
        to(path + end)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String at) throws Exception {
    return client.send(to(at).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String at) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + at));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private String state() {
    return await(
            test.database()
                .pool()
                .preparedQuery("select state from addressee where id = $1")
                .execute(Tuple.of(addressee)))
        .iterator()
        .next()
        .getString(0);
  }

  private static long count(String rows) {
    return await(test.database().pool().query("select count(*) from " + rows).execute())
        .iterator()
        .next()
        .getLong(0);
  }
}
