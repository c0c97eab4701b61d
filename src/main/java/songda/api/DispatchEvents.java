package songda.api;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import songda.answer.Refusal;
import songda.ledger.Board;
import songda.ledger.BoardTotals;
import songda.ledger.ChangeFeed;
import songda.pages.EventStream;

/** The counters of a dispatch as server-sent events, as long as the key lives. */
public final class DispatchEvents implements Operations {
  private final Gate gate;
  private final Board board;
  private final ChangeFeed changes;
  private final Replies replies;
  private final Duration beat;

  /**
   * Over the feed of this node.
   *
   * @param beat how often the key is looked at, {@link EventStream#BEAT}
   */
  public DispatchEvents(
      Gate gate, Board board, ChangeFeed changes, Replies replies, Duration beat) {
    this.gate = gate;
    this.board = board;
    this.changes = changes;
    this.replies = replies;
    this.beat = beat;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of("watchDispatch", this::watch);
  }

  private void watch(RoutingContext ctx) {
    long id = Request.id(ctx, "dispatch_id");
    board
        .totals(id)
        .onSuccess(
            first ->
                first.ifPresentOrElse(
                    totals -> stream(ctx, id, totals),
                    () ->
                        replies.refuse(ctx, Refusal.of(404, "api.unknown", ctx.normalizedPath()))))
        .onFailure(ctx::fail);
  }

  private void stream(RoutingContext ctx, long id, BoardTotals first) {
    EventStream stream =
        EventStream.open(ctx.vertx(), ctx.response(), beat, () -> gate.stillOpen(ctx));
    stream.whenEnded(
        changes.watch(
            id,
            () ->
                board.totals(id).onSuccess(now -> now.ifPresent(totals -> send(stream, totals)))));
    send(stream, first);
  }

  private static void send(EventStream stream, BoardTotals totals) {
    stream.send("totals", DispatchShape.totals(totals).encode());
  }
}
