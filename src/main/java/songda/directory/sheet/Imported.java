package songda.directory.sheet;

import java.util.List;

/**
 * What an import wrote.
 *
 * @param made secrets of webhooks that had none, to be shown once
 */
public record Imported(Preview preview, List<Made> made) {
  /**
   * A webhook and the secret that was made for it.
   *
   * @param hint what may be shown of its address
   */
  public record Made(String unit, String hint, String secret) {}

  public Imported {
    made = List.copyOf(made);
  }
}
