package songda.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import songda.ledger.ChangeFeed;
import songda.pages.EventStream;

/** Tells an open board that it changed, as long as its reader is signed in. */
public final class LiveBoard implements Section {
  private final Gate gate;
  private final ChangeFeed feed;
  private final Duration beat;

  /**
   * Over the feed of this node.
   *
   * @param beat how often the session is looked at, {@link EventStream#BEAT}
   */
  public LiveBoard(Gate gate, ChangeFeed feed, Duration beat) {
    this.gate = gate;
    this.feed = feed;
    this.beat = beat;
  }

  @Override
  public void mount(Router router) {
    router.get("/console/dispatches/:id/events").handler(this::events);
  }

  private void events(RoutingContext http) {
    gate.signedIn(http)
        .onFailure(http::fail)
        .onSuccess(
            visit -> {
              if (visit.isEmpty()) {
                // 204 tells EventSource to stop: the session has ended.
                http.response().setStatusCode(204).end();
              } else {
                stream(http, visit.get().id("id"));
              }
            });
  }

  /** Hints only: the page reads a snapshot. */
  private void stream(RoutingContext http, long dispatchId) {
    EventStream stream =
        EventStream.open(
            http.vertx(),
            http.response(),
            beat,
            () -> gate.signedIn(http).map(visit -> visit.isPresent()));
    Runnable changed = () -> stream.send("changed", "1");
    stream.whenEnded(feed.watch(dispatchId, changed));
    changed.run();
  }
}
