package songda.channel.email;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * One message for one mailbox, as it goes over the wire.
 *
 * @param id of the envelope, given back in a delivery report (RFC 3461 §4.4); printable ASCII
 * @param content headers and body in lines of CRLF, dots doubled, and the final dot
 */
record Envelope(String from, String to, String id, Buffer content) {
  private static final int LAST_ASCII = 127;

  /** Dot, CR and LF. */
  private static final int FINAL = 3;

  /** Whether an address needs SMTPUTF8 (RFC 6531 §3.2). */
  boolean international() {
    return from.chars().anyMatch(c -> c > LAST_ASCII) || to.chars().anyMatch(c -> c > LAST_ASCII);
  }

  /** Why this relay cannot take it, before it is asked; empty when it may. */
  Optional<SmtpFailure.Reply> obstacle(Capabilities relay) {
    if (relay.largest() > 0 && size() > relay.largest()) {
      return Optional.of(
          new SmtpFailure.Reply(
              552, "the message has " + size() + " bytes, the relay takes " + relay.largest()));
    }
    return international() && !relay.offers("SMTPUTF8")
        ? Optional.of(new SmtpFailure.Reply(553, "the relay takes no address beyond ASCII"))
        : Optional.empty();
  }

  private int size() {
    return content.length() - FINAL;
  }

  /** MAIL, its parameters as the relay offers them. */
  String mail(Capabilities relay) {
    StringBuilder line = new StringBuilder("MAIL FROM:<").append(from).append('>');
    if (relay.offers("SIZE")) {
      line.append(" SIZE=").append(size());
    }
    if (relay.offers("SMTPUTF8") && international()) {
      line.append(" SMTPUTF8");
    }
    if (relay.offers("8BITMIME") && international()) {
      line.append(" BODY=8BITMIME");
    }
    if (relay.offers("DSN")) {
      line.append(" RET=HDRS ENVID=").append(id);
    }
    return line.append("\r\n").toString();
  }

  /** RCPT, its parameters as the relay offers them. */
  String rcpt(Capabilities relay) {
    String notify = relay.offers("DSN") ? " NOTIFY=FAILURE" : "";
    return "RCPT TO:<" + to + ">" + notify + "\r\n";
  }
}
