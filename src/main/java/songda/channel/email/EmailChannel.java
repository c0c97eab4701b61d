package songda.channel.email;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailMessage;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import songda.channel.Channel;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.Note;
import songda.channel.Outcome;
import songda.settings.Settings;

/**
 * Sends through the relay of the configuration, over sessions of our own: vertx-mail-client neither
 * tells the relay's final reply nor the stage at which a connection was lost, and writes a message
 * line by line (docs/adr/0007).
 */
public final class EmailChannel implements Channel {
  private final Settings.Mail settings;
  private final MailWriter writer;
  private final MailBytes bytes;
  private final @Nullable SmtpPool pool;
  private final Context context;

  /** A channel with its own connections; without {@code mail.host} every message is deferred. */
  public EmailChannel(Vertx vertx, Settings.Mail settings, InstantSource clock) {
    this.settings = settings;
    context = vertx.getOrCreateContext();
    writer = new MailWriter(settings);
    bytes = new MailBytes(settings.from().substring(settings.from().indexOf('@') + 1));
    pool = settings.host() == null ? null : new SmtpPool(vertx, settings, clock);
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public int width() {
    return settings.sessions().connections();
  }

  @Override
  public Future<Outcome> send(Message message) {
    if (pool == null) {
      return noRelay();
    }
    MailMessage mail = writer.write(message);
    Letter letter = message.letter();
    return HeaderGuard.broken(mail, letter)
        .map(EmailChannel::forged)
        .orElseGet(
            () -> hand(pool, message.address(), MailWriter.id(message), bytes.of(mail, letter)));
  }

  /**
   * Sends a note, once, as {@link #send(Message)} does. It passes by the relay's lane and its rate:
   * notes are a handful a day.
   */
  public Future<Outcome> send(Note note) {
    if (pool == null) {
      return noRelay();
    }
    MailMessage mail = writer.write(note);
    return HeaderGuard.broken(mail)
        .map(EmailChannel::forged)
        .orElseGet(() -> hand(pool, note.address(), MailWriter.id(note), bytes.of(mail)));
  }

  private static Future<Outcome> noRelay() {
    return Future.succeededFuture(new Outcome.Deferred(null, 0, "mail.host not set"));
  }

  private static Future<Outcome> forged(String header) {
    return Future.succeededFuture(
        new Outcome.Rejected(0, "a line break in the value of " + header));
  }

  private Future<Outcome> hand(SmtpPool sessions, String to, String id, Buffer content) {
    Envelope envelope = new Envelope(settings.from(), to, id, content);
    return onLoop(() -> sessions.send(envelope))
        .map(EmailChannel::accepted)
        .recover(error -> Future.succeededFuture(refused(error)));
  }

  private <T> Future<T> onLoop(Supplier<Future<T>> action) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(nothing -> action.get().onComplete(promise));
    return promise.future();
  }

  private static Outcome accepted(SmtpFailure.Reply reply) {
    return new Outcome.Accepted(reply.code(), reply.text());
  }

  /** What a relay says before it hears of the recipient says nothing about the recipient. */
  private static Outcome refused(Throwable error) {
    if (!(error instanceof SmtpFailure failure)) {
      return new Outcome.Deferred(null, 0, String.valueOf(error));
    }
    SmtpFailure.Reply reply = failure.reply();
    String stage = failure.stage().text();
    if (reply == null) {
      return new Outcome.Deferred(null, 0, String.valueOf(failure.getMessage()), stage);
    }
    return failure.stage().compareTo(Stage.RCPT) < 0
        ? SmtpReply.unwilling(reply.code(), reply.text(), stage)
        : SmtpReply.refused(reply.code(), reply.text(), stage);
  }

  @Override
  public Future<Void> close() {
    return pool == null ? Future.succeededFuture() : pool.close();
  }
}
