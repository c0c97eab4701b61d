package songda.bench;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;

/** Figures out of many. Pure. */
final class Quantiles {
  private Quantiles() {}

  /** The 50th, 95th and 99th of a hundred, in milliseconds. */
  static JsonObject of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new JsonObject()
        .put("p50_ms", at(sorted, 50))
        .put("p95_ms", at(sorted, 95))
        .put("p99_ms", at(sorted, 99));
  }

  private static double at(long[] sorted, int hundredth) {
    return sorted.length == 0
        ? 0
        : Math.round(sorted[(sorted.length - 1) * hundredth / 100] / 1e4) / 100.0;
  }
}
