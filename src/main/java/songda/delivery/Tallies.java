package songda.delivery;

import io.vertx.core.Future;
import java.util.Map;
import java.util.TreeMap;
import songda.database.Database;

/** How many addressees and deliveries of a dispatch are in which state, exact at every instant. */
public final class Tallies {
  private final TallyStore store;

  /** The tallies of one database. */
  public Tallies(Database database) {
    store = new TallyStore(database);
  }

  /**
   * What is counted.
   *
   * @param subject {@code addressee} or {@code delivery} (original and supplement only)
   * @param relation {@code report}, {@code send} or {@code issue}
   * @param channel of a delivery; empty for an addressee
   * @param state of the addressee or the delivery
   */
  public record Key(String subject, String relation, String channel, String state)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }

  record Line(Key key, long n) {}

  /** The counts of one dispatch in one snapshot; states in which there is nothing are absent. */
  public Future<Map<Key, Long>> read(long dispatchId) {
    return store
        .read(dispatchId)
        .map(
            lines -> {
              Map<Key, Long> counts = new TreeMap<>();
              lines.forEach(line -> counts.put(line.key(), line.n()));
              return counts;
            });
  }
}
