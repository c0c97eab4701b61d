package songda.delivery;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import songda.settings.Settings;

/**
 * Who of a claimed batch may be sent to now. Held back are those of stopped dispatches, those whose
 * lane's breaker is open, and those whose lane's next slot is later. A lane is the endpoint; for
 * email it is the relay. One event loop only.
 */
final class Admission {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
  private static final String EMAIL = "email";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * SMTP: the service is closing the channel, no matter for whom the message is (RFC 5321 §3.8).
   */
  private static final int CLOSING = 421;

  /** Stages at which a relay has heard of one mailbox or message, and speaks of that. */
  private static final Set<String> OF_ONE = Set.of("rcpt", "data", "dot");

  private final AdmissionStore store;
  private final Settings.Mail mail;
  private final @Nullable Integer emailPerMinute;
  private final Set<Long> failing = new HashSet<>();
  private @Nullable Future<Long> relay;

  Admission(AdmissionStore store, Settings settings) {
    this.store = store;
    mail = settings.mail();
    emailPerMinute = settings.engine().emailPerMinute();
  }

  /**
   * What is known of a lane from its row.
   *
   * @param failing whether its last message failed
   * @param guarded whether its breaker is not closed
   * @param perMinute how many it takes a minute; null for no limit
   */
  record LaneState(boolean failing, boolean guarded, @Nullable Integer perMinute) {
    /** Whether a delivery needs a slot: one that comes late for its own has lost it. */
    boolean slotless(Claimed claimed) {
      Duration since = claimed.sinceSlot();
      return perMinute != null
          && (since == null || since.multipliedBy(perMinute).compareTo(MINUTE) >= 0);
    }
  }

  /** The lane of a delivery: its endpoint, or for email the relay where there is one. */
  long lane(Claimed claimed) {
    Future<Long> known = relay;
    return EMAIL.equals(claimed.channel()) && known != null && known.succeeded()
        ? known.result()
        : claimed.endpointId();
  }

  /** The lanes of a batch, each once. */
  Future<Set<Long>> lanes(List<Claimed> batch) {
    boolean mails = batch.stream().anyMatch(claimed -> EMAIL.equals(claimed.channel()));
    return (mails && mail.host() != null ? relay() : Future.<Void>succeededFuture())
        .map(known -> batch.stream().map(this::lane).collect(Collectors.toSet()));
  }

  private Future<Void> relay() {
    if (relay == null || relay.failed()) {
      relay = store.relay(mail.host() + ":" + mail.port(), emailPerMinute);
    }
    return relay.mapEmpty();
  }

  /** Those of a batch whose dispatch a person has stopped. */
  Future<Map<Claimed, Hold>> stopped(List<Claimed> batch) {
    return store
        .stopped(batch.stream().map(Claimed::dispatchId).collect(Collectors.toSet()))
        .map(
            stopped -> {
              Map<Claimed, Hold> holds = new HashMap<>();
              batch.stream()
                  .filter(claimed -> stopped.contains(claimed.dispatchId()))
                  .forEach(claimed -> holds.put(claimed, new Hold(Hold.NEVER, Hold.STOPPED)));
              return holds;
            });
  }

  /**
   * Those of a batch that are not to be sent now, and why.
   *
   * @param stopped what {@link #stopped} gave
   */
  Future<Map<Claimed, Hold>> holds(
      List<Claimed> batch,
      Map<Claimed, Hold> stopped,
      Map<Long, LaneState> states,
      @Nullable Instant now) {
    states.forEach(
        (lane, state) -> {
          if (state.failing()) {
            failing.add(lane);
          }
        });
    Map<Claimed, Hold> holds = new HashMap<>(stopped);
    return guard(waiting(batch, holds, states, (c, lane) -> lane.guarded()), holds, now)
        .compose(
            done -> pace(waiting(batch, holds, states, (c, lane) -> lane.slotless(c)), holds, now))
        .map(holds);
  }

  private Map<Long, List<Claimed>> waiting(
      List<Claimed> batch,
      Map<Claimed, Hold> holds,
      Map<Long, LaneState> states,
      BiPredicate<Claimed, LaneState> which) {
    Map<Long, List<Claimed>> found = new TreeMap<>();
    for (Claimed claimed : batch) {
      LaneState state = states.get(lane(claimed));
      if (state != null && which.test(claimed, state) && !holds.containsKey(claimed)) {
        found.computeIfAbsent(lane(claimed), id -> new ArrayList<>()).add(claimed);
      }
    }
    return found;
  }

  private Future<Void> guard(
      Map<Long, List<Claimed>> byLane, Map<Claimed, Hold> holds, @Nullable Instant now) {
    if (byLane.isEmpty()) {
      return Future.succeededFuture();
    }
    return store
        .probe(byLane.keySet(), now)
        .onSuccess(
            guarded ->
                guarded.forEach(
                    lane ->
                        byLane.getOrDefault(lane.lane(), List.of()).stream()
                            .skip(lane.probe() ? 1 : 0)
                            .forEach(c -> holds.put(c, new Hold(lane.until(), Hold.BREAKER)))))
        .mapEmpty();
  }

  private Future<Void> pace(
      Map<Long, List<Claimed>> byLane, Map<Claimed, Hold> holds, @Nullable Instant now) {
    if (byLane.isEmpty()) {
      return Future.succeededFuture();
    }
    Map<Long, Long> counts = new TreeMap<>();
    byLane.forEach((lane, claimed) -> counts.put(lane, (long) claimed.size()));
    return store
        .reserve(counts, now)
        .onSuccess(
            given ->
                given.forEach(
                    slots -> place(byLane.getOrDefault(slots.lane(), List.of()), slots, holds)))
        .mapEmpty();
  }

  private static void place(
      List<Claimed> claimed, AdmissionStore.Slots slots, Map<Claimed, Hold> holds) {
    Duration wait = slots.first();
    for (Claimed one : claimed) {
      if (wait.compareTo(Duration.ZERO) > 0) {
        holds.put(one, new Hold(slots.now().plus(wait), Hold.RATE));
      }
      wait = wait.plus(slots.step());
    }
  }

  /**
   * Learns what a settled batch says of its lanes; never fails.
   *
   * @return the lanes whose breaker is open from now on, each with the hold of what waits for it
   */
  Future<Map<Long, Hold>> learn(List<Result> results, @Nullable Instant now) {
    Map<Long, AdmissionStore.Failures> failures = new TreeMap<>();
    Set<Long> works = new HashSet<>();
    for (Result result : results) {
      long lane = lane(result.claimed());
      if (fault(result)) {
        failing.add(lane);
        works.remove(lane);
        AdmissionStore.Failures before = failures.get(lane);
        int count = before == null ? 1 : before.count() + 1;
        failures.put(lane, new AdmissionStore.Failures(lane, count, result.reply()));
      } else if (result.verdict() == Result.Verdict.ACCEPTED && failing.contains(lane)) {
        failures.remove(lane);
        works.add(lane);
      }
    }
    failing.removeAll(works);
    return (works.isEmpty() ? Future.<Void>succeededFuture() : store.works(works, now))
        .compose(done -> failures.isEmpty() ? none() : store.failed(failures.values(), now))
        .map(Admission::holds)
        .onFailure(e -> LOG.warn("what failed is not counted", e))
        .otherwise(Map.of());
  }

  private static Future<Map<Long, Instant>> none() {
    return Future.succeededFuture(Map.of());
  }

  private static Map<Long, Hold> holds(Map<Long, Instant> opened) {
    Map<Long, Hold> holds = new TreeMap<>();
    opened.forEach((lane, until) -> holds.put(lane, new Hold(until, Hold.BREAKER)));
    return holds;
  }

  /** Whether an outcome speaks of the lane, not of one mailbox or one message. */
  private boolean fault(Result result) {
    boolean deferred = result.verdict() == Result.Verdict.DEFERRED;
    boolean email = EMAIL.equals(result.claimed().channel());
    String stage = result.stage();
    boolean ofOne = stage != null && OF_ONE.contains(stage) && result.code() != 0;
    return deferred && (!email || (relay != null && (!ofOne || result.code() == CLOSING)));
  }
}
