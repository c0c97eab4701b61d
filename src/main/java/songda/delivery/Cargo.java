package songda.delivery;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.Recipient;

/** Turns a claimed batch into messages, with a few letters kept in memory. One event loop only. */
final class Cargo {
  private static final int LETTERS = 8;

  private final MessageStore store;
  private final Admission admission;
  private final String phone;
  private final @Nullable String banner;
  private final Map<Long, Letter> letters =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Letter> eldest) {
          return size() > LETTERS;
        }
      };

  Cargo(MessageStore store, Admission admission, String phone, @Nullable String banner) {
    this.store = store;
    this.admission = admission;
    this.phone = phone;
    this.banner = banner;
  }

  /**
   * The parcels by delivery; one is missing when nobody it serves is open, or it has no letter. One
   * that cannot be made stops no other.
   *
   * @param now stands in for the database clock; null uses the database's own
   */
  Future<Map<Long, Parcel>> load(List<Claimed> batch, @Nullable Instant now) {
    Future<Map<Long, MessageStore.Where>> endpoints =
        admission.lanes(batch).compose(lanes -> store.endpoints(batch, lanes));
    Future<Map<Claimed, Hold>> stopped = admission.stopped(batch);
    Future<Map<Claimed, Hold>> holds =
        Future.all(endpoints, stopped)
            .compose(
                both -> admission.holds(batch, stopped.result(), lanes(endpoints.result()), now));
    Future<Map<Long, List<Recipient>>> recipients = store.recipients(batch);
    List<Future<Map.Entry<Long, Optional<Letter>>>> found =
        batch.stream()
            .map(Claimed::dispatchId)
            .distinct()
            .map(id -> letter(id).map(letter -> Map.entry(id, letter)))
            .toList();
    return Future.all(endpoints, holds, recipients, Future.all(found))
        .map(
            all -> {
              Map<Long, Optional<Letter>> byDispatch = new HashMap<>();
              found.forEach(f -> byDispatch.put(f.result().getKey(), f.result().getValue()));
              Map<Long, Parcel> parcels =
                  parcels(batch, endpoints.result(), recipients.result(), byDispatch);
              holds
                  .result()
                  .forEach((held, hold) -> parcels.put(held.deliveryId(), Parcel.held(hold)));
              return parcels;
            });
  }

  private static Map<Long, Admission.LaneState> lanes(Map<Long, MessageStore.Where> endpoints) {
    Map<Long, Admission.LaneState> lanes = new HashMap<>();
    endpoints.forEach((id, where) -> lanes.put(id, where.lane()));
    return lanes;
  }

  private Future<Optional<Letter>> letter(long dispatchId) {
    Letter known = letters.get(dispatchId);
    if (known != null) {
      return Future.succeededFuture(Optional.of(known));
    }
    return store
        .letter(dispatchId, phone, banner)
        .onSuccess(found -> found.ifPresent(letter -> letters.put(dispatchId, letter)));
  }

  private static Map<Long, Parcel> parcels(
      List<Claimed> batch,
      Map<Long, MessageStore.Where> endpoints,
      Map<Long, List<Recipient>> recipients,
      Map<Long, Optional<Letter>> letters) {
    Map<Long, Parcel> parcels = new HashMap<>();
    for (Claimed claimed : batch) {
      MessageStore.Where where = endpoints.get(claimed.endpointId());
      List<Recipient> open = recipients.get(claimed.deliveryId());
      Optional<Letter> letter = letters.getOrDefault(claimed.dispatchId(), Optional.empty());
      if (where != null && open != null && letter.isPresent()) {
        parcels.put(claimed.deliveryId(), parcel(claimed, where, letter.get(), open));
      }
    }
    return parcels;
  }

  private static Parcel parcel(
      Claimed claimed, MessageStore.Where where, Letter letter, List<Recipient> open) {
    String address = where.address();
    return address == null
        ? Parcel.broken("the address does not open with vault.key; enter it again")
        : Parcel.of(
            new Message(
                claimed.dispatchId(),
                claimed.deliveryId(),
                claimed.purpose(),
                address,
                where.secret(),
                letter,
                open));
  }
}
