package songda.channel.email;

import org.jspecify.annotations.Nullable;

/** A session that did not get on: the stage, and what the relay said, if it said anything. */
final class SmtpFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final Stage stage;
  private final transient @Nullable Reply reply;

  private SmtpFailure(Stage stage, @Nullable Reply reply, String message) {
    super(message, null, false, false);
    this.stage = stage;
    this.reply = reply;
  }

  /** The relay refused. */
  static SmtpFailure refused(Stage stage, Reply reply) {
    return new SmtpFailure(stage, reply, reply.text());
  }

  /** The connection ended, or was silent for too long. */
  static SmtpFailure lost(Stage stage, String why) {
    String known =
        stage == Stage.DOT ? "; the relay may have taken the message" : "; nothing was sent";
    return new SmtpFailure(stage, null, why + " at " + stage.text() + known);
  }

  Stage stage() {
    return stage;
  }

  @Nullable Reply reply() {
    return reply;
  }

  /** One reply of a relay, its lines joined by spaces (RFC 5321 §4.2). */
  record Reply(int code, String text) {
    /** Whether a stage may be left by it: DATA asks for more (3yz), AUTH may, the others end. */
    boolean carriesOn(Stage stage) {
      int kind = code / 100;
      return switch (stage) {
        case DATA -> kind == 3;
        case AUTH -> kind == 2 || kind == 3;
        default -> kind == 2;
      };
    }
  }
}
