package songda.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import songda.Rooms;
import songda.answer.Language;
import songda.answer.Messages;

/**
 * Where the story plays.
 *
 * @param tell receives each line for the people watching
 * @param secretKey from which the demo's webhook secrets are made: the same at every start, never
 *     printed
 */
public record Stage(
    Rooms rooms,
    Mailbox mailbox,
    Receiver receiver,
    int receiverPort,
    DemoClock clock,
    String publicUrl,
    byte[] secretKey,
    Consumer<String> tell) {

  /** Tells one line of the story, {@code demo.KEY} of the bundles. */
  void say(String key, Object... arguments) {
    tell.accept(Messages.text(Language.ZH, "demo." + key, arguments));
  }

  /** The mail address of a unit. */
  static String address(DemoUnit unit) {
    return unit.slug() + "@songda.example";
  }

  /** The webhook address of a unit. */
  String hook(DemoUnit unit) {
    return "http://127.0.0.1:" + receiverPort + "/hook/" + unit.slug();
  }

  /** The secret that a unit's system shares with the office, in the form of Standard Webhooks. */
  String secret(DemoUnit unit) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secretKey, "HmacSHA256"));
      byte[] secret = mac.doFinal(("demo " + unit.slug()).getBytes(StandardCharsets.UTF_8));
      return "whsec_" + Base64.getEncoder().encodeToString(secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
