package songda.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run takes of the machine. */
final class Footprint {
  private static final double MB = 1024.0 * 1024;

  private Footprint() {}

  /**
   * Adds to a run's figures: microseconds for each delivery, the process's resident memory now and
   * at its highest, the live heap after a full collection, and the tables' size.
   */
  static JsonObject add(JsonObject figures, int size, long tableBytes) {
    System.gc();
    Runtime heap = Runtime.getRuntime();
    return new JsonObject()
        .put("n", size)
        .put("seconds", figures.getDouble("seconds"))
        .put("us_per_delivery", Math.round(figures.getDouble("seconds") * 1e6 / size))
        .put("rss_mb", status("VmRSS"))
        .put("rss_peak_mb", status("VmHWM"))
        .put("live_heap_mb", Math.round((heap.totalMemory() - heap.freeMemory()) / MB))
        .put("tables_mb", Math.round(tableBytes / MB));
  }

  /** A line of /proc/self/status in megabytes; 0 where there is none. */
  private static long status(String key) {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith(key + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
