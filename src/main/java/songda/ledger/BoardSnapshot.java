package songda.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A dispatch as one repeatable-read transaction saw it.
 *
 * @param totals added up from the tallies
 * @param rows the same, counted from the rows themselves
 */
public record BoardSnapshot(BoardTotals totals, List<Tally> rows) {
  public BoardSnapshot {
    rows = List.copyOf(rows);
  }

  /** Whether planned = rows by state = tallies, for addressees and for deliveries. */
  public boolean plannedEqualsStates() {
    return count("addressee") == totals.head().plannedAddressees()
        && count("delivery") == totals.head().plannedDeliveries()
        && sums(rows).equals(sums(totals.tallies()));
  }

  /** Rows of a subject, whatever their state. */
  public long count(String subject) {
    return rows.stream().filter(row -> row.subject().equals(subject)).mapToLong(Tally::n).sum();
  }

  private static Map<String, Long> sums(List<Tally> tallies) {
    Map<String, Long> sums =
        tallies.stream()
            .collect(
                Collectors.groupingBy(
                    tally -> tally.subject() + ' ' + tally.relation() + ' ' + tally.state(),
                    TreeMap::new,
                    Collectors.summingLong(Tally::n)));
    sums.values().removeIf(n -> n == 0);
    return sums;
  }
}
