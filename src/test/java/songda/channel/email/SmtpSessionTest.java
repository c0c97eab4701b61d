package songda.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SelfSignedCertificate;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import songda.channel.Outcome;
import songda.channel.email.ScriptedRelay.Manner;
import songda.settings.Settings;

class SmtpSessionTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final String ALL =
      "PIPELINING,SIZE 1000000,8BITMIME,SMTPUTF8,DSN,AUTH PLAIN LOGIN";

  @AfterAll
  static void close() {
    await(VERTX.close());
  }

  private static EmailChannel channel(int port) {
    return channel(Mails.settings(port, Settings.MailTls.NONE, Settings.Sessions.of(1, PATIENCE)));
  }

  private static EmailChannel channel(Settings.Mail settings) {
    return new EmailChannel(VERTX, settings, InstantSource.system());
  }

  private static Settings.Mail signedIn(int port, Settings.MailAuth way) {
    return Mails.settings(
        port, Settings.MailTls.NONE, "user", new Settings.Sessions(1, 100, PATIENCE, way, null));
  }

  private static Outcome send(EmailChannel channel) {
    return await(channel.send(Mails.message("简报.txt")));
  }

  @ParameterizedTest
  @CsvSource({
    "GREETING, 554 no service here,               later, true",
    "EHLO,     502 never heard,                   later, true",
    "AUTH,     535 authorisation code expired,    later, true",
    "MAIL,     553 not your address,              later, true",
    "RCPT,     550 mailbox not found,             never, true",
    "RCPT,     550 mailbox not found,             never, false",
    "RCPT,     450 greylisted,                    later, true",
    "DATA,     554 content refused,               never, true",
    "DOT,      554 content refused,               never, true",
    "DOT,      552 quota exceeded try again,      later, false"
  })
  void whatARelayRefusesBeforeItHearsOfTheRecipientIsNotTheMailboxesFault(
      Stage stage, String reply, String meaning, boolean pipelined) {
    String offers = pipelined ? ALL : "AUTH PLAIN";
    try (ScriptedRelay relay = ScriptedRelay.refusing(VERTX, stage, reply, offers)) {
      EmailChannel channel = channel(signedIn(relay.port(), Settings.MailAuth.AUTO));
      Outcome outcome = send(channel);
      assertThat(outcome instanceof Outcome.Deferred)
          .as(outcome.toString())
          .isEqualTo(meaning.equals("later"));
      assertThat(outcome.code()).isEqualTo(Integer.parseInt(reply.substring(0, 3)));
      assertThat(outcome.reply()).isEqualTo(reply.substring(4));
      assertThat(outcome.stage()).isEqualTo(stage.text());
      relay.recover();
      assertThat(send(channel)).as("the next message").isInstanceOf(Outcome.Accepted.class);
      assertThat(relay.taken).hasValue(1);
      await(channel.close());
    }
  }

  @ParameterizedTest
  @EnumSource(value = Manner.class, names = "REFUSES", mode = EnumSource.Mode.EXCLUDE)
  void aRelayThatSaysNothingSensibleCostsOneTryAndLeavesItsStage(Manner manner) {
    for (Stage stage : Stage.values()) {
      if (stage == Stage.CONNECT || stage == Stage.STARTTLS) {
        continue; // no relay to talk; a test of its own
      }
      try (ScriptedRelay relay = new ScriptedRelay(VERTX, stage, manner, "", ALL, null)) {
        EmailChannel channel = channel(signedIn(relay.port(), Settings.MailAuth.PLAIN));
        Outcome outcome = send(channel);
        assertThat(outcome).as(manner + " at " + stage).isInstanceOf(Outcome.Deferred.class);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.stage()).isEqualTo(stage.text());
        assertThat(outcome.reply())
            .contains(stage == Stage.DOT ? "may have taken the message" : "nothing was sent");
        relay.recover();
        assertThat(send(channel)).isInstanceOf(Outcome.Accepted.class);
        await(channel.close());
      }
    }
  }

  @Test
  void aRelayThatIsNotThereIsNamedWithItsStage() {
    int reserved = 1; // A port that was free a moment ago may be another test's by now.
    Outcome outcome = send(channel(reserved));
    assertThat(outcome.stage()).isEqualTo("connect");
    assertThat(outcome.reply()).contains("refused").contains("nothing was sent");
  }

  @Test
  void theFinalReplyIsKeptAndWhatTheRelayOffersIsUsed() {
    try (ScriptedRelay relay = ScriptedRelay.refusing(VERTX, Stage.CONNECT, "", ALL)) {
      EmailChannel channel = channel(relay.port());
      assertThat(send(channel)).isEqualTo(new Outcome.Accepted(250, "kept as 42"));
      assertThat(send(channel)).isInstanceOf(Outcome.Accepted.class);
      assertThat(relay.connections).as("one connection for both").hasValue(1);
      assertThat(relay.told).doesNotContain("RSET").contains("EHLO songda.example");
      assertThat(relay.told.get(1))
          .matches("MAIL FROM:<jianbao@songda.example> SIZE=\\d+ RET=HDRS ENVID=songda.3.81");
      assertThat(relay.told.get(2)).isEqualTo("RCPT TO:<shared@a.example> NOTIFY=FAILURE");
      long size = Long.parseLong(relay.told.get(1).replaceAll(".*SIZE=(\\d+).*", "$1"));
      int from = relay.told.indexOf("DATA") + 1;
      List<String> lines = relay.told.subList(from, relay.told.indexOf("."));
      assertThat(size).isEqualTo(lines.stream().mapToLong(line -> line.length() + 2).sum());
      await(channel.close());
    }
  }

  @Test
  void aMessageThatIsTooLargeIsNotOffered() {
    try (ScriptedRelay relay = ScriptedRelay.refusing(VERTX, Stage.CONNECT, "", "SIZE 100")) {
      EmailChannel channel = channel(relay.port());
      Outcome outcome = send(channel);
      assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
      assertThat(outcome.code()).isEqualTo(552);
      assertThat(outcome.reply()).contains("the relay takes 100");
      assertThat(relay.told).noneMatch(line -> line.startsWith("MAIL"));
      await(channel.close());
    }
  }

  @Test
  void aConnectionCarriesSoManyAndOneThatEndedAtRestIsReplaced() throws Exception {
    try (ScriptedRelay relay =
        new ScriptedRelay(VERTX, Stage.MAIL, Manner.HANGS_UP, "", ALL, null)) {
      relay.recover();
      Settings.Sessions two = new Settings.Sessions(1, 2, PATIENCE, Settings.MailAuth.AUTO, null);
      EmailChannel channel = channel(Mails.settings(relay.port(), Settings.MailTls.NONE, two));
      for (int i = 0; i < 4; i++) {
        assertThat(send(channel)).isInstanceOf(Outcome.Accepted.class);
      }
      assertThat(relay.connections).hasValue(2);
      assertThat(send(channel)).isInstanceOf(Outcome.Accepted.class);
      relay.hangUp();
      assertThat(send(channel)).as("over a fresh one").isInstanceOf(Outcome.Accepted.class);
      assertThat(relay.connections).hasValue(4);
      await(channel.close());
    }
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, AUTH PLAIN AHVzZXIAdXNlcg==", "LOGIN, dXNlcg==", "XOAUTH2, AUTH XOAUTH2 "})
  void itSignsInByTheWayOfTheConfiguration(Settings.MailAuth way, String line) {
    try (ScriptedRelay relay = ScriptedRelay.refusing(VERTX, Stage.CONNECT, "", ALL)) {
      EmailChannel channel = channel(signedIn(relay.port(), way));
      assertThat(send(channel)).isInstanceOf(Outcome.Accepted.class);
      assertThat(relay.told).anyMatch(told -> told.startsWith(line));
      await(channel.close());
    }
  }

  @Test
  void nothingIsSaidInTheClearWhereTlsIsRequired() {
    try (ScriptedRelay relay = ScriptedRelay.refusing(VERTX, Stage.CONNECT, "", ALL)) {
      Settings.Mail settings =
          Mails.settings(
              relay.port(), Settings.MailTls.REQUIRED, "user", Settings.Sessions.of(1, PATIENCE));
      Outcome outcome = send(channel(settings));
      assertThat(outcome.stage()).isEqualTo("starttls");
      assertThat(outcome.reply()).contains("offers no STARTTLS");
      assertThat(relay.told).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }
  }

  @Test
  void startTlsIsSpokenToACertificateThatIsTrustedAndToNoOther() {
    SelfSignedCertificate own = SelfSignedCertificate.create("localhost");
    try (ScriptedRelay relay =
        new ScriptedRelay(
            VERTX, null, Manner.REFUSES, "", ALL + ",STARTTLS", own.keyCertOptions())) {
      Settings.Sessions trusting =
          new Settings.Sessions(
              1, 10, Duration.ofSeconds(5), Settings.MailAuth.AUTO, own.certificatePath());
      EmailChannel channel =
          channel(Mails.settings(relay.port(), Settings.MailTls.REQUIRED, "user", trusting));
      Outcome taken = send(channel);
      assertThat(taken).as(relay.told.toString()).isInstanceOf(Outcome.Accepted.class);
      assertThat(relay.told).startsWith("EHLO songda.example", "STARTTLS", "EHLO songda.example");
      await(channel.close());
      relay.told.clear();
      Settings.Sessions strange = Settings.Sessions.of(1, Duration.ofSeconds(5));
      Outcome outcome =
          send(channel(Mails.settings(relay.port(), Settings.MailTls.REQUIRED, "user", strange)));
      assertThat(outcome.stage()).isEqualTo("starttls");
      assertThat(relay.told).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    } finally {
      own.delete();
    }
  }

  @Test
  void postfixsOwnSinkTakesAThousandOverAFewConnections() throws Exception {
    Path sink = Path.of("/usr/sbin/smtp-sink");
    Assumptions.assumeTrue(Files.isExecutable(sink), "postfix is not installed");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(sink.toString(), "-u", "nobody", "127.0.0.1:" + port, "100")
            .redirectErrorStream(true)
            .start();
    try {
      await(VERTX.timer(500));
      Settings.Sessions four =
          new Settings.Sessions(4, 100, Duration.ofSeconds(10), Settings.MailAuth.AUTO, null);
      EmailChannel channel =
          channel(Mails.settings("127.0.0.1", port, Settings.MailTls.NONE, null, four));
      List<Future<Outcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        outcomes.add(channel.send(Mails.message("简报.txt")));
      }
      await(Future.join(outcomes));
      assertThat(outcomes).allMatch(done -> done.result() instanceof Outcome.Accepted);
      await(channel.close());
    } finally {
      process.destroyForcibly();
    }
  }
}
