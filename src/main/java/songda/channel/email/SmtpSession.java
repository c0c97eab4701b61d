package songda.channel.email;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One connection to a relay: commands out, replies in, in order (RFC 5321). Where the relay offers
 * PIPELINING the envelope is one write (RFC 2920); the message is always one. Every reply has a
 * limit of time; after a failure of the connection all that wait fail with their stage. One event
 * loop only.
 */
final class SmtpSession {
  /** A relay may take long to keep a message; a repeat would be worse than to wait (§4.5.3.2.6). */
  private static final int DOT_PATIENCE = 5;

  private static final int CLOSING = 421;

  private record Expected(Stage stage, Promise<ReplyReader.Lines> reply) {}

  private final Vertx vertx;
  private final NetSocket socket;
  private final Duration patience;
  private final ReplyReader reader = new ReplyReader(this::replied, this::nonsense);
  private final Deque<Expected> expected = new ArrayDeque<>();
  private Capabilities relay = Capabilities.NONE;
  private long timer = -1;
  private boolean usable = true;
  private boolean clean = true;
  private int sent;

  /**
   * A session on a fresh connection; {@link #greeting} comes first.
   *
   * @param patience how long a reply is waited for; five times as long after the final dot
   */
  SmtpSession(Vertx vertx, NetSocket socket, Duration patience) {
    this.vertx = vertx;
    this.socket = socket;
    this.patience = patience;
    socket.handler(reader);
    socket.exceptionHandler(error -> lost(String.valueOf(error.getMessage())));
    socket.closeHandler(closed -> lost("connection closed"));
  }

  /** What the relay offered last. */
  Capabilities relay() {
    return relay;
  }

  /** Messages handed over, taken or not. */
  int sent() {
    return sent;
  }

  /** Whether another message may follow without more ado. */
  boolean usable() {
    return usable;
  }

  /** Waits for the relay's first words. */
  Future<Void> greeting() {
    return accepted(Stage.GREETING, expect(Stage.GREETING)).mapEmpty();
  }

  private Future<ReplyReader.Lines> expect(Stage stage) {
    if (!usable) {
      return Future.failedFuture(SmtpFailure.lost(stage, "connection closed"));
    }
    Promise<ReplyReader.Lines> reply = Promise.promise();
    expected.add(new Expected(stage, reply));
    if (expected.size() == 1) {
      await(stage);
    }
    return reply.future();
  }

  /** Sends one command; fails when the relay refuses it. */
  Future<ReplyReader.Lines> command(Stage stage, String line) {
    Future<ReplyReader.Lines> reply = expect(stage);
    socket.write(line + "\r\n");
    return accepted(stage, reply);
  }

  private static Future<ReplyReader.Lines> accepted(Stage stage, Future<ReplyReader.Lines> reply) {
    return reply.compose(
        lines ->
            lines.joined().carriesOn(stage)
                ? Future.succeededFuture(lines)
                : Future.failedFuture(SmtpFailure.refused(stage, lines.joined())));
  }

  /** Says who we are and learns what the relay offers. */
  Future<Void> hello(String name) {
    return command(Stage.EHLO, "EHLO " + name)
        .onSuccess(lines -> relay = Capabilities.of(lines.texts()))
        .mapEmpty();
  }

  /**
   * Changes to TLS. What was said before counts no more: bytes that came along in the clear could
   * be anybody's (RFC 3207 §5).
   */
  Future<Void> secure(ClientSSLOptions options, String host) {
    return command(Stage.STARTTLS, "STARTTLS")
        .compose(
            ready ->
                reader.inTheMiddle()
                    ? Future.failedFuture(
                        SmtpFailure.lost(Stage.STARTTLS, "bytes in the clear after STARTTLS"))
                    : socket
                        .upgradeToSsl(options, host)
                        .recover(
                            error ->
                                Future.failedFuture(
                                    SmtpFailure.lost(Stage.STARTTLS, String.valueOf(error)))))
        .onSuccess(secured -> relay = Capabilities.NONE);
  }

  /** Hands one message over; gives the relay's final reply. */
  Future<SmtpFailure.Reply> send(Envelope envelope) {
    Optional<SmtpFailure.Reply> obstacle = envelope.obstacle(relay);
    if (obstacle.isPresent()) {
      return Future.failedFuture(SmtpFailure.refused(Stage.DATA, obstacle.get()));
    }
    sent++;
    Future<Void> begun = clean ? Future.succeededFuture() : command(Stage.MAIL, "RSET").mapEmpty();
    clean = false;
    return begun
        .compose(done -> relay.offers("PIPELINING") ? grouped(envelope) : oneByOne(envelope))
        .compose(done -> data(envelope))
        .onSuccess(taken -> clean = true)
        .map(ReplyReader.Lines::joined);
  }

  private Future<Void> oneByOne(Envelope envelope) {
    return command(Stage.MAIL, line(envelope.mail(relay)))
        .compose(ok -> command(Stage.RCPT, line(envelope.rcpt(relay))))
        .compose(ok -> command(Stage.DATA, "DATA"))
        .mapEmpty();
  }

  private static String line(String command) {
    return command.substring(0, command.length() - 2);
  }

  /** One write, three replies. A relay that wants data for nobody gets none (RFC 2920 §3.1). */
  private Future<Void> grouped(Envelope envelope) {
    Future<ReplyReader.Lines> mail = expect(Stage.MAIL);
    Future<ReplyReader.Lines> rcpt = expect(Stage.RCPT);
    Future<ReplyReader.Lines> data = expect(Stage.DATA);
    socket.write(envelope.mail(relay) + envelope.rcpt(relay) + "DATA\r\n");
    Future<Void> begun =
        accepted(Stage.MAIL, mail)
            .compose(ok -> accepted(Stage.RCPT, rcpt))
            .compose(ok -> accepted(Stage.DATA, data))
            .mapEmpty();
    return begun.recover(
        refused ->
            data.compose(
                    go ->
                        go.joined().carriesOn(Stage.DATA)
                            ? command(Stage.DATA, ".").otherwiseEmpty().mapEmpty()
                            : Future.succeededFuture())
                .otherwiseEmpty()
                .compose(done -> Future.failedFuture(refused)));
  }

  private Future<ReplyReader.Lines> data(Envelope envelope) {
    Future<ReplyReader.Lines> taken = expect(Stage.DOT);
    socket.write(envelope.content());
    return accepted(Stage.DOT, taken);
  }

  private void replied(ReplyReader.Lines reply) {
    Expected first = expected.poll();
    if (first == null) {
      abandon(reply.code() + " " + String.join(" ", reply.texts()));
      return;
    }
    if (expected.isEmpty()) {
      vertx.cancelTimer(timer);
      timer = -1;
    } else {
      await(expected.element().stage());
    }
    first.reply().complete(reply);
    if (reply.code() == CLOSING) {
      abandon("421 " + String.join(" ", reply.texts()));
    }
  }

  private void await(Stage stage) {
    vertx.cancelTimer(timer);
    Duration limit = stage == Stage.DOT ? patience.multipliedBy(DOT_PATIENCE) : patience;
    timer =
        vertx.setTimer(
            limit.toMillis(), id -> abandon("no reply within " + limit.toSeconds() + " s"));
  }

  private void nonsense(String line) {
    abandon("no SMTP: " + line.substring(0, Math.min(line.length(), 80)));
  }

  /** Ends the connection from our side; what waits fails. */
  void abandon(String why) {
    lost(why);
    socket.close();
  }

  private void lost(String why) {
    usable = false;
    vertx.cancelTimer(timer);
    for (Expected one = expected.poll(); one != null; one = expected.poll()) {
      one.reply().fail(SmtpFailure.lost(one.stage(), why));
    }
  }

  /** Takes leave without waiting for an answer. */
  void quit() {
    if (usable) {
      usable = false;
      socket.write(Buffer.buffer("QUIT\r\n".getBytes(StandardCharsets.US_ASCII)));
      socket.close();
    }
  }
}
