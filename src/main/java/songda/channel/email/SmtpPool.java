package songda.channel.email;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import songda.settings.Settings;

/**
 * The sessions with one relay: as many as may be open, each for one message after the other while
 * it is young and has carried few. What is too much waits for a session. One event loop only.
 */
final class SmtpPool {
  private static final Duration REST = Duration.ofSeconds(20);
  private static final Duration OLDEST = Duration.ofMinutes(10);

  private record Leased(SmtpSession session, Instant born, Instant restsSince) {}

  private final Vertx vertx;
  private final Settings.Mail settings;
  private final InstantSource clock;
  private final NetClient client;
  private final Deque<Leased> resting = new ArrayDeque<>();
  private final Deque<Promise<Void>> waiting = new ArrayDeque<>();
  private final long sweeper;
  private int inUse;

  SmtpPool(Vertx vertx, Settings.Mail settings, InstantSource clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    NetClientOptions options =
        new NetClientOptions()
            .setConnectTimeout((int) settings.sessions().patience().toMillis())
            .setHostnameVerificationAlgorithm("HTTPS")
            .setSsl(settings.tls() == Settings.MailTls.IMPLICIT);
    client = vertx.createNetClient(trust() == null ? options : options.setTrustOptions(trust()));
    sweeper = vertx.setPeriodic(REST.toMillis(), id -> sweep());
  }

  private @Nullable TrustOptions trust() {
    String file = settings.sessions().trust();
    return file == null ? null : new PemTrustOptions().addCertPath(file);
  }

  /**
   * Hands a message to the relay; gives its final reply. A session that turns out to have ended
   * while it rested is replaced: nothing had been sent.
   */
  Future<SmtpFailure.Reply> send(Envelope envelope) {
    return lease()
        .compose(
            leased -> {
              boolean rested = leased.session().sent() > 0;
              return leased
                  .session()
                  .send(envelope)
                  .onComplete(done -> giveBack(leased))
                  .recover(
                      error ->
                          rested && stale(error) ? send(envelope) : Future.failedFuture(error));
            });
  }

  private static boolean stale(Throwable error) {
    return error instanceof SmtpFailure failure
        && failure.stage().compareTo(Stage.RCPT) < 0
        && (failure.reply() == null || failure.reply().code() == 421);
  }

  private Future<Leased> lease() {
    for (Leased last = resting.pollLast(); last != null; last = resting.pollLast()) {
      if (last.session().usable()) {
        inUse++;
        return Future.succeededFuture(last);
      }
    }
    if (inUse < settings.sessions().connections()) {
      inUse++;
      return connect().onFailure(error -> freed());
    }
    Promise<Void> turn = Promise.promise();
    waiting.add(turn);
    return turn.future().compose(free -> lease());
  }

  private void giveBack(Leased leased) {
    Instant now = clock.instant();
    SmtpSession session = leased.session();
    boolean again =
        session.sent() < settings.sessions().messages() && now.isBefore(leased.born().plus(OLDEST));
    if (session.usable() && again) {
      resting.add(new Leased(session, leased.born(), now));
    } else {
      session.quit();
    }
    freed();
  }

  private void freed() {
    inUse--;
    Promise<Void> next = waiting.poll();
    if (next != null) {
      next.complete();
    }
  }

  private void sweep() {
    Instant limit = clock.instant().minus(REST);
    while (!resting.isEmpty() && resting.element().restsSince().isBefore(limit)) {
      resting.remove().session().quit();
    }
  }

  private Future<Leased> connect() {
    return client
        .connect(settings.port(), String.valueOf(settings.host()))
        .recover(
            error -> Future.failedFuture(SmtpFailure.lost(Stage.CONNECT, String.valueOf(error))))
        .compose(this::open)
        .map(session -> new Leased(session, clock.instant(), clock.instant()));
  }

  private Future<SmtpSession> open(NetSocket socket) {
    SmtpSession session = new SmtpSession(vertx, socket, settings.sessions().patience());
    return session
        .greeting()
        .compose(ready -> session.hello(ourName()))
        .compose(ready -> secured(session))
        .compose(ready -> signedIn(session))
        .onFailure(error -> session.abandon("not opened"))
        .map(session);
  }

  /** The domain we send for (RFC 5321 §4.1.4 lets a relay distrust it, not refuse it). */
  private String ourName() {
    return settings.from().substring(settings.from().indexOf('@') + 1);
  }

  private Future<Void> secured(SmtpSession session) {
    if (settings.tls() != Settings.MailTls.REQUIRED) {
      return Future.succeededFuture();
    }
    if (!session.relay().offers("STARTTLS")) {
      return Future.failedFuture(
          SmtpFailure.lost(Stage.STARTTLS, "the relay offers no STARTTLS, mail.tls requires it"));
    }
    ClientSSLOptions tls = new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS");
    TrustOptions trust = trust();
    return session
        .secure(trust == null ? tls : tls.setTrustOptions(trust), String.valueOf(settings.host()))
        .compose(secure -> session.hello(ourName()));
  }

  private Future<Void> signedIn(SmtpSession session) {
    String user = settings.user();
    String secret = settings.password();
    return user == null || secret == null
        ? Future.succeededFuture()
        : SmtpLogin.to(session, user, secret, settings.sessions().auth());
  }

  Future<Void> close() {
    vertx.cancelTimer(sweeper);
    resting.forEach(leased -> leased.session().quit());
    resting.clear();
    return client.close();
  }
}
