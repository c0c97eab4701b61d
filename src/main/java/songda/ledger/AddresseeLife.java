package songda.ledger;

import java.util.List;

/**
 * One addressee of a dispatch with all that happened to it.
 *
 * @param unitId its unit in the directory
 * @param lines in the register: more than one when it was printed twice
 * @param deliveries that serve it, in the order in which they were made
 * @param attempts of those deliveries, in order
 * @param acts signatures and returns, the newest first
 */
public record AddresseeLife(
    long unitId,
    List<RegisterRow> lines,
    List<DeliveryRow> deliveries,
    List<AttemptRow> attempts,
    List<ActRow> acts) {
  public AddresseeLife {
    lines = List.copyOf(lines);
    deliveries = List.copyOf(deliveries);
    attempts = List.copyOf(attempts);
    acts = List.copyOf(acts);
  }

  /** The line that says how it stands. */
  public RegisterRow line() {
    return lines.get(0);
  }

  /** The tries of one delivery. */
  public List<AttemptRow> attempts(DeliveryRow delivery) {
    return attempts.stream().filter(one -> one.deliveryId() == delivery.id()).toList();
  }
}
