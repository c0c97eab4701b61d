package songda.channel.email;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import songda.channel.Channel;
import songda.channel.Message;
import songda.channel.Outcome;
import songda.settings.Settings;

/** Sends through the relay of the configuration, with vertx-mail-client. */
public final class EmailChannel implements Channel {
  private final Settings.Mail settings;
  private final MailWriter writer;
  private final @Nullable MailClient client;

  /** A channel with its own connections; without {@code mail.host} every message is deferred. */
  public EmailChannel(Vertx vertx, Settings.Mail settings) {
    this.settings = settings;
    this.writer = new MailWriter(settings);
    String host = settings.host();
    this.client = host == null ? null : MailClient.create(vertx, config(settings, host));
  }

  private static MailConfig config(Settings.Mail settings, String host) {
    MailConfig config =
        new MailConfig(host, settings.port())
            .setMaxPoolSize(settings.connections())
            .setSsl(settings.tls() == Settings.MailTls.IMPLICIT)
            .setStarttls(starttls(settings.tls()))
            .setHostnameVerificationAlgorithm("HTTPS")
            .setLogin(settings.user() == null ? LoginOption.DISABLED : LoginOption.REQUIRED);
    // The client waits for a reply for ever unless the connection itself times out.
    config.setIdleTimeout((int) settings.timeout().toSeconds());
    config.setIdleTimeoutUnit(TimeUnit.SECONDS);
    config.setConnectTimeout((int) settings.timeout().toMillis());
    if (settings.user() != null) {
      config.setUsername(settings.user()).setPassword(settings.password());
    }
    return config;
  }

  private static StartTLSOptions starttls(Settings.MailTls tls) {
    return tls == Settings.MailTls.REQUIRED ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public int width() {
    return settings.connections();
  }

  @Override
  public Future<Outcome> send(Message message) {
    if (client == null) {
      return Future.succeededFuture(new Outcome.Deferred(null, 0, "mail.host not set"));
    }
    MailMessage mail = writer.write(message);
    Optional<String> forged = HeaderGuard.broken(mail);
    if (forged.isPresent()) {
      return Future.succeededFuture(
          new Outcome.Rejected(0, "a line break in the value of " + forged.get()));
    }
    return client
        .sendMail(mail)
        .map(EmailChannel::accepted)
        .recover(error -> Future.succeededFuture(refused(error)));
  }

  /** The client keeps the relay's success reply to itself; 250 is what success means. */
  private static Outcome accepted(MailResult result) {
    return new Outcome.Accepted(250, "accepted for " + result.getRecipients().size());
  }

  /** The client's words for the stages at which a relay speaks of this recipient or message. */
  private static final List<String> ABOUT_THE_MESSAGE =
      List.of(
          "recipient address not accepted",
          "no recipient addresses were accepted",
          "DATA command not accepted",
          "sending data failed");

  private static Outcome refused(Throwable error) {
    if (error instanceof SMTPException smtp) {
      String reply = String.join(" ", smtp.getReplyMessages());
      String stage = String.valueOf(smtp.getMessage());
      return ABOUT_THE_MESSAGE.stream().anyMatch(stage::contains)
          ? SmtpReply.refused(smtp.getReplyCode(), reply)
          : SmtpReply.unwilling(smtp.getReplyCode(), reply);
    }
    return new Outcome.Deferred(null, 0, String.valueOf(error));
  }

  @Override
  public Future<Void> close() {
    return client == null ? Future.succeededFuture() : client.close();
  }
}
