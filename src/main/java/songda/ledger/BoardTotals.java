package songda.ledger;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Relation;
import songda.dispatch.AddresseeState;

/** The counters of one dispatch, added up from its tallies; no hot table was counted. */
public record BoardTotals(BoardHead head, List<Tally> tallies) {
  public BoardTotals {
    tallies = List.copyOf(tallies);
  }

  /** Addressees in a state. */
  public long addressees(String state) {
    return sum(tally -> tally.subject().equals("addressee") && tally.state().equals(state));
  }

  /** All addressees. */
  public long addressees() {
    return sum(tally -> tally.subject().equals("addressee"));
  }

  /** Addressees of a relation. */
  public long addressees(Relation relation) {
    return sum(
        tally -> tally.subject().equals("addressee") && tally.relation().equals(relation.text()));
  }

  /** Addressees of a relation in a state. */
  public long addressees(Relation relation, String state) {
    return sum(
        tally ->
            tally.subject().equals("addressee")
                && tally.relation().equals(relation.text())
                && tally.state().equals(state));
  }

  /** All addressees of a relation; of all relations for null. */
  public long all(@Nullable Relation relation) {
    return relation == null ? addressees() : addressees(relation);
  }

  /** Addressees of a relation in a state; of all relations for null. */
  public long of(@Nullable Relation relation, String state) {
    return relation == null ? addressees(state) : addressees(relation, state);
  }

  /** Deliveries in a state. */
  public long deliveries(String state) {
    return sum(tally -> tally.subject().equals("delivery") && tally.state().equals(state));
  }

  /** All original and supplement deliveries. */
  public long deliveries() {
    return sum(tally -> tally.subject().equals("delivery"));
  }

  /** Addressees whose signature is still awaited. */
  public long open() {
    return sum(
        tally -> tally.subject().equals("addressee") && AddresseeState.of(tally.state()).open());
  }

  private long sum(Predicate<Tally> which) {
    return tallies.stream().filter(which).mapToLong(Tally::n).sum();
  }
}
