package songda.delivery;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import songda.audit.AuditTrail;
import songda.channel.Channel;
import songda.database.Database;
import songda.directory.AddressVault;
import songda.settings.Settings;

/**
 * The queue of one node: claims, sends, settles, renews its leases and rescues those of dead nodes.
 * All of it runs on one event loop.
 */
public final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Context context;
  private final String node;
  private final Window window;
  private final LeaseStore leases;
  private final LeaseRenewal renewal;
  private final Finishing finishing;
  private final Admission admission;
  private final Cargo cargo;
  private final Settlement settlement;
  private final Flush flush;
  private final Heartbeat heartbeat;
  private final Sending sending;
  private final Polling polling;
  private final Departures departures;
  private @Nullable Promise<Void> drained;
  private boolean running;
  private boolean claiming;

  /**
   * What the engine needs from outside its room.
   *
   * @param changed told the id of each dispatch whose states changed, after the commit
   * @param ticks a monotonic clock in nanoseconds, {@code System::nanoTime}
   * @param banner a sentence at the head of every message; null in real life
   */
  public record Outside(
      Links links,
      List<Channel> channels,
      LongConsumer changed,
      InstantSource clock,
      LongSupplier ticks,
      @Nullable String banner) {}

  /** An engine of one node; nothing runs before {@link #start} or {@link #runOnce}. */
  public Engine(
      Vertx vertx,
      Database database,
      AuditTrail trail,
      AddressVault vault,
      Settings settings,
      Outside outside) {
    context = vertx.getOrCreateContext();
    node = settings.node();
    Settings.Engine limits = settings.engine();
    window = new Window(limits);
    leases = new LeaseStore(database);
    renewal = new LeaseRenewal(leases, outside.ticks());
    polling = new Polling(vertx, outside.ticks());
    finishing = new Finishing(new TallyStore(database));
    MessageStore messages = new MessageStore(database, vault, outside.links());
    admission = new Admission(new AdmissionStore(database, vault), settings);
    cargo = new Cargo(messages, admission, settings.office().phone(), outside.banner());
    settlement = new Settlement(database, trail, node, outside.clock(), outside.changed());
    flush = new Flush(vertx, this::settled, window::inMemory);
    heartbeat = new Heartbeat(vertx, this::beat);
    departures = new Departures(outside.channels(), this::send, outside.ticks());
    sending =
        new Sending(
            outside.channels(),
            RetryPolicy.of(limits),
            RandomGenerator.getDefault(),
            outside.clock(),
            outside.ticks());
  }

  /** Starts the loops. */
  public void start() {
    onLoop(
        () -> {
          running = true;
          heartbeat.start();
          ask();
        });
  }

  /** New work may be there: claims at once instead of at the next poll. Any thread. */
  public void wake() {
    onLoop(
        () -> {
          polling.soon();
          ask();
        });
  }

  /** Whether a claim, even of nothing, succeeded within the last 30 s. Any thread. */
  public boolean claims() {
    return polling.answeredLately();
  }

  /**
   * One round of rescue, claim, send and settle; completes when all that was claimed is settled.
   *
   * @param now stands in for the database clock; null uses the database's own
   */
  public Future<Counts> runOnce(@Nullable Instant now) {
    Promise<Counts> promise = Promise.promise();
    onLoop(() -> round(now).onComplete(promise));
    return promise.future();
  }

  private Future<Counts> round(@Nullable Instant now) {
    RoundTracker tracker = new RoundTracker();
    return settlement
        .rescue(leases, now)
        .compose(
            rescued ->
                claim(now, tracker)
                    .compose(claimed -> tracker.allSettled().map(claimed))
                    .compose(claimed -> finishing.finish().map(claimed))
                    .map(claimed -> tracker.counts(rescued, claimed)));
  }

  /** Stops claiming, gives back what was not started, and waits until the rest is settled. */
  public Future<Void> drain() {
    Promise<Void> promise = Promise.promise();
    onLoop(
        () -> {
          running = false;
          polling.cancel();
          drained = promise;
          giveBack(departures.take(claimed -> Hold.NONE));
          checkDrained();
        });
    return promise.future();
  }

  private Future<Integer> beat() {
    if (!window.roomy()) {
      giveBack(departures.takeStuck());
    }
    return renewal.renew(null).compose(done -> settlement.rescue(leases, null));
  }

  private void giveBack(List<Held> unstarted) {
    leases
        .giveBack(unstarted)
        .onFailure(e -> LOG.warn("leases not given back, they end by themselves", e))
        .onComplete(done -> unstarted.forEach(held -> release(held.one())));
  }

  private void checkDrained() {
    if (drained != null && window.inMemory() == 0 && !claiming) {
      heartbeat.stop();
      drained.tryComplete();
    }
  }

  private void ask() {
    window.want();
    step();
  }

  private void step() {
    if (!running || claiming || polling.full(!window.roomy())) {
      return;
    }
    polling.cancel();
    claim(null, new RoundTracker()).otherwise(0).onSuccess(this::next);
  }

  private void next(int claimed) {
    checkDrained();
    if (!running) {
      return;
    }
    if (claimed > 0) {
      polling.soon();
    }
    if (window.wanted()) {
      step();
    } else {
      polling.later(this::ask);
    }
  }

  private Future<Integer> claim(@Nullable Instant now, RoundTracker tracker) {
    claiming = true;
    long before = renewal.ticks();
    return leases
        .claim(node, window.open(), now)
        .compose(
            batch -> {
              window.taken(batch.size());
              renewal.holds(batch, before);
              return batch.isEmpty() ? Future.succeededFuture(0) : dispatch(batch, now, tracker);
            })
        .onFailure(e -> LOG.warn("nothing claimed, next try in {} ms", polling.pause(), e))
        .onSuccess(claimed -> polling.answered())
        .onComplete(done -> claiming = false);
  }

  private Future<Integer> dispatch(
      List<Claimed> batch, @Nullable Instant now, RoundTracker tracker) {
    return cargo
        .load(batch, now)
        .map(
            parcels -> {
              List<Held> held = new ArrayList<>();
              for (Claimed claimed : batch) {
                Parcel parcel = parcels.getOrDefault(claimed.deliveryId(), Parcel.MOOT);
                Consignment one = new Consignment(claimed, parcel, now, tracker);
                // claimed while the node began to stop: nothing is started
                Hold hold = drained == null ? parcel.hold() : Hold.NONE;
                if (hold == null) {
                  finishing.touched(claimed.dispatchId());
                  departures.enter(one);
                } else {
                  held.add(new Held(one, hold));
                }
              }
              giveBack(held);
              return batch.size() - held.size();
            })
        .onFailure(e -> batch.forEach(this::release));
  }

  private Future<Void> settled(List<Result> results) {
    return settlement
        .settle(results)
        .compose(done -> admission.learn(results, results.get(0).now()))
        .onSuccess(broken -> giveBack(departures.take(c -> broken.get(admission.lane(c)))))
        .mapEmpty();
  }

  private Future<?> send(Consignment one) {
    Claimed claimed = one.claimed();
    if (!renewal.trusted(claimed.leaseId())) {
      LOG.warn(
          "delivery {}/{} not started, lease in doubt", claimed.dispatchId(), claimed.deliveryId());
      release(one);
      return Future.succeededFuture();
    }
    Future<Result> sent = onLoop(sending.send(claimed, one.parcel(), one.now()));
    sent.compose(result -> flush.add(result).map(result))
        .onSuccess(one.tracker()::count)
        .onComplete(done -> release(one));
    return sent;
  }

  private void release(Consignment one) {
    release(one.claimed());
    one.left().complete();
  }

  /** Frees a permit: the result is committed, or the delivery is left to its lease's end. */
  private void release(Claimed claimed) {
    window.freed();
    renewal.done(claimed.leaseId());
    if (window.inMemory() == 0 && running) {
      finishing.finish().onFailure(e -> LOG.warn("finished dispatches not marked", e));
    }
    checkDrained();
    if (window.wanted() && window.roomy()) {
      step();
    }
  }

  /** A channel may complete on any thread; what follows belongs to the engine's own. */
  private <T> Future<T> onLoop(Future<T> elsewhere) {
    Promise<T> promise = Promise.promise();
    elsewhere.onComplete(done -> onLoop(() -> promise.handle(done)));
    return promise.future();
  }

  private void onLoop(Runnable action) {
    context.runOnContext(nothing -> action.run());
  }
}
