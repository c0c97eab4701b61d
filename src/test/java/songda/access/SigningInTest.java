package songda.access;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Actor;
import songda.audit.AuditStore;
import songda.audit.AuditTrail;
import songda.audit.Digests;
import songda.audit.RefusalCounter;
import songda.audit.RefusalStore;
import songda.testing.TestClock;
import songda.testing.TestDatabase;

class SigningInTest {
  private static final Actor SYSTEM = Actor.system("test");
  private static TestDatabase test;
  private static TestClock clock;
  private static Accounts accounts;
  private static Sessions sessions;
  private static ApiKeys keys;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
    clock = new TestClock();
    AuditTrail trail = new AuditTrail(test.database(), new AuditStore());
    RefusalCounter counter =
        new RefusalCounter(test.database(), new RefusalStore(test.database()), trail);
    accounts =
        new Accounts(
            test.database(),
            new AccountStore(test.database()),
            new Passwords(test.vertx()),
            counter,
            trail,
            clock);
    sessions = new Sessions(new SessionStore(test.database()), clock, Duration.ofHours(10));
    keys = new ApiKeys(test.database(), new ApiKeyStore(test.database()), trail, clock);
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void theRightPasswordGivesTheAccountAndEveryWrongOneTheSameRefusal() {
    Account zhang = made("zhang");
    assertThat(done(await(accounts.authenticate("zhang", "correct horse", "192.0.2.1"))))
        .isEqualTo(zhang);
    Refusal wrong = refused(await(accounts.authenticate("zhang", "wrong horse!", "192.0.2.1")));
    assertThat(refused(await(accounts.authenticate("nobody", "wrong horse!", "192.0.2.1"))))
        .isEqualTo(wrong);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(
            refused(
                    await(
                        accounts.create(
                            SYSTEM,
                            new NewAccount("zhang", "张某", Set.of(Role.CLERK)),
                            "correct horse")))
                .status())
        .isEqualTo(409);
    assertThat(
            refused(
                    await(
                        accounts.create(
                            SYSTEM, new NewAccount("li", "李某", Set.of(Role.CLERK)), "short")))
                .code())
        .isEqualTo("account.password");
  }

  @Test
  void aSessionLivesUntilItsHourAndEndsWithItsAccount() {
    Session session = await(sessions.open(made("wang")));
    assertThat(await(sessions.find(session.token()))).contains(session);
    assertThat(await(sessions.find("forged"))).isEmpty();
    clock.advance(Duration.ofHours(10));
    assertThat(await(sessions.find(session.token()))).isEmpty();
    Session other = await(sessions.open(session.account()));
    IssuedKey key = await(keys.issue(SYSTEM, session.account(), "import", Set.of(Scope.READ)));
    assertThat(await(keys.find(key.secret())).orElseThrow().scopes()).containsExactly(Scope.READ);
    await(accounts.disable(SYSTEM, "wang"));
    assertThat(await(sessions.find(other.token()))).isEmpty();
    assertThat(await(keys.find(key.secret()))).isEmpty();
  }

  @Test
  void anIdempotencyKeyIsTakenOnceAndReplaysItsAnswer() {
    IdempotencyKeys idempotency = new IdempotencyKeys(new IdempotencyStore(test.database()), clock);
    byte[] hash = Digests.sha256(new byte[] {1});
    byte[] other = Digests.sha256(new byte[] {2});
    assertThat(await(idempotency.claim("a", "k", hash))).isInstanceOf(Claim.Fresh.class);
    assertThat(await(idempotency.claim("a", "k", hash))).isInstanceOf(Claim.Running.class);
    await(idempotency.keep("a", "k", new KeptAnswer(201, "application/json", Buffer.buffer("{}"))));
    assertThat(await(idempotency.claim("a", "k", hash))).isInstanceOf(Claim.Replay.class);
    assertThat(await(idempotency.claim("a", "k", other))).isInstanceOf(Claim.Different.class);
    clock.advance(Duration.ofHours(24));
    assertThat(await(idempotency.claim("a", "k", other))).isInstanceOf(Claim.Fresh.class);
  }

  private static Account made(String login) {
    return done(
        await(
            accounts.create(
                SYSTEM, new NewAccount(login, "张某", Set.of(Role.CLERK)), "correct horse")));
  }

  private static <T> T done(Answer<T> answer) {
    return answer.fold(
        value -> value,
        refusal -> {
          throw new AssertionError(refusal);
        });
  }

  private static Refusal refused(Answer<?> answer) {
    return answer.fold(
        value -> {
          throw new AssertionError(value);
        },
        refusal -> refusal);
  }
}
