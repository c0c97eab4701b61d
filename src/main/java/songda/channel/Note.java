package songda.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the product itself, to the office: no bulletin, no addressee, nothing to sign.
 *
 * @param id makes the Message-ID, so it is the same when the note is tried again; ASCII letters,
 *     digits, dots and hyphens
 * @param address one mailbox; never logged whole
 */
public record Note(String id, String address, String subject, List<Line> lines) {
  /**
   * One line of it.
   *
   * @param link where it leads; null for a line of words alone
   */
  public record Line(String text, @Nullable String link) {}

  public Note {
    lines = List.copyOf(lines);
  }
}
