package songda.channel.email;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailMessage;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import songda.channel.Channel;
import songda.channel.Message;
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
    SmtpPool sessions = pool;
    if (sessions == null) {
      return Future.succeededFuture(new Outcome.Deferred(null, 0, "mail.host not set"));
    }
    MailMessage mail = writer.write(message);
    Optional<String> forged = HeaderGuard.broken(mail, message.letter());
    if (forged.isPresent()) {
      return Future.succeededFuture(
          new Outcome.Rejected(0, "a line break in the value of " + forged.get()));
    }
    Envelope envelope =
        new Envelope(
            settings.from(),
            message.address(),
            "songda." + message.dispatchId() + "." + message.deliveryId(),
            bytes.of(mail, message.letter()));
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
