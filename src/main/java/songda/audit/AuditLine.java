package songda.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is listed.
 *
 * @param seq its place in the sealed chain; null while it waits for the sealer
 * @param body the canonical JSON that is hashed
 */
public record AuditLine(
    UUID id,
    @Nullable Long seq,
    Instant at,
    String actor,
    String action,
    String object,
    String result,
    String body) {
  /** Where the next page goes on. */
  public Cursor cursor() {
    return new Cursor(at, id);
  }

  /** A place in the list, newest first. */
  public record Cursor(Instant at, UUID id) {
    /** As a page's link carries it. */
    public String text() {
      return at + "_" + id;
    }

    /**
     * Reads {@link #text}.
     *
     * @throws RuntimeException when it is no such text
     */
    public static Cursor parse(String text) {
      String[] parts = text.split("_", 2);
      return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    }
  }
}
