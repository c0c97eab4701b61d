package songda.ledger;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What happened to one addressee: entries, deliveries, tries, signatures. */
public final class Addressees {
  /** Deliveries and tries shown of one addressee; nobody has more. */
  private static final int MOST = 200;

  private final Register register;
  private final DeliveryListStore deliveries;
  private final AddresseeStore store;

  /** Over the lists of one database. */
  public Addressees(Register register, DeliveryListStore deliveries, AddresseeStore store) {
    this.register = register;
    this.deliveries = deliveries;
    this.store = store;
  }

  /** One addressee; empty when there is none of these numbers. */
  public Future<Optional<AddresseeLife>> find(long dispatchId, long addresseeId) {
    return register
        .linesOf(dispatchId, addresseeId)
        .compose(
            lines ->
                lines.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : life(dispatchId, addresseeId, lines).map(Optional::of));
  }

  private Future<AddresseeLife> life(long dispatchId, long addresseeId, List<RegisterRow> lines) {
    return deliveries
        .page(dispatchId, 0, addresseeId, MOST)
        .compose(
            sent -> {
              List<Long> ids = sent.stream().map(DeliveryRow::id).toList();
              Future<Long> unit = store.unit(dispatchId, addresseeId);
              Future<List<AttemptRow>> tries = store.attempts(dispatchId, ids, MOST);
              Future<List<ActRow>> acts = store.acts(dispatchId, addresseeId);
              return Future.join(unit, tries, acts)
                  .map(
                      all ->
                          new AddresseeLife(
                              unit.result(), lines, sent, tries.result(), acts.result()));
            });
  }
}
