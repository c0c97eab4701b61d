package songda.api;

import static songda.testing.TestDatabase.await;

import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import songda.Application;
import songda.access.Account;
import songda.access.AccountStore;
import songda.access.Accounts;
import songda.access.ApiKeyStore;
import songda.access.ApiKeys;
import songda.access.Caller;
import songda.access.ClientAddress;
import songda.access.IdempotencyKeys;
import songda.access.IdempotencyStore;
import songda.access.NewAccount;
import songda.access.Passwords;
import songda.access.Role;
import songda.access.Scope;
import songda.acknowledgment.AcknowledgmentStore;
import songda.acknowledgment.Acknowledgments;
import songda.acknowledgment.Proofs;
import songda.acknowledgment.SignedCalls;
import songda.audit.Actor;
import songda.audit.AuditList;
import songda.audit.AuditListStore;
import songda.audit.AuditStore;
import songda.audit.AuditTrail;
import songda.audit.RefusalCounter;
import songda.audit.RefusalStore;
import songda.database.Announcer;
import songda.ledger.Board;
import songda.ledger.ChangeFeed;
import songda.ledger.LedgerStore;
import songda.ledger.Register;
import songda.testing.Annex;
import songda.testing.Office;
import songda.testing.TestClock;
import songda.testing.TestDatabase;

/** The API with every room behind it, on a real port and a real database. */
final class ApiHouse implements AutoCloseable {
  final TestDatabase test = TestDatabase.create();
  final Office office = new Office(test);
  final TestClock clock = office.clock;
  final AuditTrail trail = new AuditTrail(test.database(), new AuditStore());
  final RefusalCounter counter =
      new RefusalCounter(test.database(), new RefusalStore(test.database()), trail);
  final ChangeFeed feed = new ChangeFeed(test.vertx(), test.database(), new LedgerStore());
  final AuditList audit = new AuditList(new AuditListStore(test.database()));
  final ApiKeys keys = new ApiKeys(test.database(), new ApiKeyStore(test.database()), trail, clock);
  private final KeyPair pair = keyPair();
  private final Accounts accounts =
      new Accounts(
          test.database(),
          new AccountStore(test.database()),
          new Passwords(test.vertx()),
          counter,
          trail,
          clock);
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;

  ApiHouse() {
    Router router = Router.router(test.vertx());
    IdempotencyKeys idempotency = new IdempotencyKeys(new IdempotencyStore(test.database()), clock);
    Replies replies = new Replies(trail, counter, idempotency, clock);
    Gate gate = new Gate(keys, new ClientAddress(List.of()), replies);
    Once once = new Once(idempotency, replies);
    new ApiDoor(test.vertx(), gate, once, replies, operations(gate, replies))
        .mount(router, await(ApiDoor.contract(test.vertx())));
    server =
        await(
            test.vertx()
                .createHttpServer(Application.httpOptions())
                .requestHandler(router)
                .listen(0, "127.0.0.1"));
  }

  private List<Operations> operations(Gate gate, Replies replies) {
    LedgerStore ledger = new LedgerStore();
    Announcer announcer = new Announcer(test.vertx(), test.database());
    return List.of(
        new BulletinOperations(office.bulletins, office.review, office.release, replies),
        new EntryOperations(Annex.entryEdits(office), replies),
        new PreviewOperations(office.bulletins, Annex.preview(office), replies),
        new RosterOperations(office.bulletins, office.rosters, office.scopes, replies),
        new DispatchOperations(
            new Board(test.database(), ledger),
            new Register(test.database(), ledger),
            new songda.ledger.DeliveryListStore(test.database()),
            office.resend,
            office.stop,
            replies),
        new RegisterOperations(
            new Board(test.database(), ledger), Annex.registers(test, office), replies),
        new DispatchEvents(
            gate, new Board(test.database(), ledger), feed, replies, Duration.ofMillis(100)),
        acknowledgments(announcer, replies),
        new SheetOperations(office.sheets.export, office.sheets.imports, replies),
        new DirectoryOperations(office.units, office.collectives, office.endpoints, replies),
        new LaneOperations(office.lanes, replies),
        new InstructionOperations(Annex.instructions(office), replies),
        new AuditOperations(audit, replies));
  }

  private AcknowledgmentOperations acknowledgments(Announcer announcer, Replies replies) {
    Acknowledgments.Stores stores = new Acknowledgments.Stores();
    Acknowledgments acts =
        new Acknowledgments(
            test.database(), stores, trail, new Proofs(pair, null), announcer, clock);
    return new AcknowledgmentOperations(
        acts,
        new SignedCalls(
            test.database(), new AcknowledgmentStore(), office.vault, acts, counter, clock),
        replies);
  }

  private static KeyPair keyPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A new account with every role, and a key of it with these scopes. */
  String key(String login, Scope... scopes) {
    Account account =
        await(
                accounts.create(
                    Actor.system("test"),
                    new NewAccount(login, login, Set.of(Role.values())),
                    "correct horse"))
            .fold(
                made -> made,
                refusal -> {
                  throw new AssertionError(refusal);
                });
    return await(
            keys.issue(Actor.system("test"), account, "test", Set.copyOf(Arrays.asList(scopes))))
        .secret();
  }

  /** A key of somebody of the cast. */
  String key(Caller caller, Scope... scopes) {
    return await(
            keys.issue(
                Actor.system("test"), caller.account(), "cast", Set.copyOf(Arrays.asList(scopes))))
        .secret();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1" + path));
  }

  HttpResponse<String> get(String key, String path) {
    return send(request(path).header("Authorization", "Bearer " + key));
  }

  HttpResponse<String> call(String method, String key, String path, JsonObject body) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.encode())));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.timeout(Duration.ofSeconds(20)).build(),
          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    await(server.close());
    test.close();
  }
}
