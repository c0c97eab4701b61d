package songda.directory;

import java.util.List;

/**
 * A name of the directory that resembles a printed one, offered and never taken silently.
 *
 * @param unitId whose name it is
 * @param parts the name, cut where it begins or ceases to differ from the printed one
 * @param closeness between 0 and 1; 1 is the same letters in the same order
 */
public record NearName(long unitId, List<Part> parts, double closeness) {
  public NearName {
    parts = List.copyOf(parts);
  }

  /**
   * Some characters of a name.
   *
   * @param differs true when the printed name lacks them here
   */
  public record Part(String text, boolean differs) {}

  /** The whole name. */
  public String name() {
    StringBuilder name = new StringBuilder();
    parts.forEach(part -> name.append(part.text()));
    return name.toString();
  }
}
