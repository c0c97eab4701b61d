package songda.channel.email;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Bytes of a relay into its replies (RFC 5321 §4.2.1): lines of three digits, a hyphen before all
 * but the last. Bounded: what is longer than any relay speaks is no SMTP.
 */
final class ReplyReader implements Handler<Buffer> {
  private static final int LONGEST_LINE = 4_096;
  private static final int MOST_LINES = 200;

  /** One reply, its lines kept apart. */
  record Lines(int code, List<String> texts) {
    Lines {
      texts = List.copyOf(texts);
    }

    SmtpFailure.Reply joined() {
      return new SmtpFailure.Reply(code, String.join(" ", texts));
    }
  }

  private final Consumer<Lines> replied;
  private final Consumer<String> nonsense;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(128);
  private final List<String> texts = new ArrayList<>();

  /**
   * A reader of one connection.
   *
   * @param replied told each whole reply
   * @param nonsense told what is no reply
   */
  ReplyReader(Consumer<Lines> replied, Consumer<String> nonsense) {
    this.replied = replied;
    this.nonsense = nonsense;
  }

  @Override
  public void handle(Buffer bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      byte b = bytes.getByte(i);
      if (b == '\n') {
        end();
      } else if (b != '\r' && line.size() < LONGEST_LINE) {
        line.write(b);
      }
    }
  }

  /** Whether something was read that belongs to no whole reply. */
  boolean inTheMiddle() {
    return line.size() > 0 || !texts.isEmpty();
  }

  private void end() {
    String whole = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (!wellFormed(whole) || texts.size() == MOST_LINES) {
      texts.clear();
      nonsense.accept(whole);
      return;
    }
    texts.add(whole.length() > 4 ? whole.substring(4) : "");
    if (whole.length() == 3 || whole.charAt(3) == ' ') {
      Lines reply = new Lines(Integer.parseInt(whole.substring(0, 3)), texts);
      texts.clear();
      replied.accept(reply);
    }
  }

  private static boolean wellFormed(String line) {
    return line.length() >= 3
        && line.charAt(0) >= '2'
        && line.charAt(0) <= '5'
        && digit(line.charAt(1))
        && digit(line.charAt(2))
        && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
