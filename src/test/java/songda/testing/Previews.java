package songda.testing;

import songda.dispatch.PlanStore;
import songda.dispatch.ReleasePreview;

/** The preview over an office. */
public final class Previews {
  private Previews() {}

  /** With a telephone and no banner. */
  public static ReleasePreview of(Office office) {
    ReleasePreview.Words words =
        new ReleasePreview.Words("021-12345678", null, "https://songda.example/r/…");
    return new ReleasePreview(office.database, new PlanStore(), words, office.clock);
  }
}
