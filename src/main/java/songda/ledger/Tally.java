package songda.ledger;

/**
 * One reading of the tallies: base and unfolded deltas together.
 *
 * @param subject {@code addressee} or {@code delivery}
 * @param relation {@code report}, {@code send} or {@code issue}
 * @param state of the addressee or the delivery
 * @param n how many; never negative in a whole snapshot
 */
public record Tally(String subject, String relation, String state, long n) {}
