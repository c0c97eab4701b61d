package songda.instruction;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instruction (批示) on a bulletin with its corrections.
 *
 * @param versions the newest first, which is the one that counts; never empty
 */
public record Instruction(long id, long bulletinId, List<Version> versions) {
  /**
   * What was recorded at one time.
   *
   * @param version 1 for the first
   * @param recordedBy the name of the account
   */
  public record Version(
      int version, Wording wording, @Nullable Scan scan, String recordedBy, Instant recordedAt) {}

  public Instruction {
    versions = List.copyOf(versions);
  }

  /** What counts. */
  public Version latest() {
    return versions.get(0);
  }

  /** What was corrected, the newest first. */
  public List<Version> earlier() {
    return versions.subList(1, versions.size());
  }
}
