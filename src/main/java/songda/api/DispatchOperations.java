package songda.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.Answer;
import songda.dispatch.Resend;
import songda.dispatch.Stop;
import songda.ledger.Board;
import songda.ledger.DeliveryListStore;
import songda.ledger.DeliveryRow;
import songda.ledger.Register;
import songda.ledger.RegisterFilter;
import songda.ledger.RegisterPage;

/** Operations on dispatches. */
public final class DispatchOperations implements Operations {
  private final Board board;
  private final Register register;
  private final DeliveryListStore deliveries;
  private final Resend resend;
  private final Stop stop;
  private final Replies replies;

  /** The operations on the dispatches of an installation. */
  public DispatchOperations(
      Board board,
      Register register,
      DeliveryListStore deliveries,
      Resend resend,
      Stop stop,
      Replies replies) {
    this.board = board;
    this.register = register;
    this.deliveries = deliveries;
    this.resend = resend;
    this.stop = stop;
    this.replies = replies;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of(
        "listDispatches", this::list,
        "readDispatch", this::read,
        "listAddressees", this::addressees,
        "listDeliveries", this::deliveries,
        "readAddressee", this::addressee,
        "retryDispatch", this::retry,
        "stopDispatch", ctx -> held(ctx, stop.stop(Request.caller(ctx), id(ctx))),
        "startDispatch", ctx -> held(ctx, stop.start(Request.caller(ctx), id(ctx))),
        "resumeDispatch", ctx -> held(ctx, stop.resume(Request.caller(ctx), id(ctx))),
        "resendToAddressee", this::again);
  }

  private void list(RoutingContext ctx) {
    Long before = Request.number(ctx, "before");
    int limit = Request.limit(ctx);
    board
        .recent(before == null ? Long.MAX_VALUE : before, limit)
        .onSuccess(
            rows ->
                replies.json(
                    ctx,
                    200,
                    BulletinShape.page(rows, limit, DispatchShape::totals, row -> row.head().id())))
        .onFailure(ctx::fail);
  }

  private void read(RoutingContext ctx) {
    replies.found(ctx, board.totals(id(ctx)), DispatchShape::totals);
  }

  private void addressees(RoutingContext ctx) {
    long id = id(ctx);
    String after = Request.query(ctx, "after");
    long[] place = after == null ? new long[2] : Request.pair(after);
    replies.found(
        ctx,
        board
            .totals(id)
            .compose(
                known ->
                    known.isEmpty()
                        ? Future.succeededFuture(Optional.<RegisterPage>empty())
                        : register
                            .page(
                                id,
                                RegisterFilter.ALL,
                                new RegisterPage.Place((int) place[0], place[1]))
                            .map(Optional::of)),
        page -> DispatchShape.register(id, page));
  }

  private void deliveries(RoutingContext ctx) {
    Long after = Request.number(ctx, "after");
    int limit = Request.limit(ctx);
    long id = id(ctx);
    replies.found(
        ctx,
        board
            .totals(id)
            .compose(
                known ->
                    known.isEmpty()
                        ? Future.succeededFuture(Optional.<List<DeliveryRow>>empty())
                        : deliveries
                            .page(id, after == null ? 0 : after, null, limit)
                            .map(Optional::of)),
        rows -> BulletinShape.page(rows, limit, DispatchShape::delivery, DeliveryRow::id));
  }

  /** Its lines in the register, and the deliveries that serve it. */
  private void addressee(RoutingContext ctx) {
    long[] key = Request.pair(ctx.pathParam("addressee_id"));
    replies.found(
        ctx,
        register
            .linesOf(key[0], key[1])
            .compose(
                lines ->
                    lines.isEmpty()
                        ? Future.succeededFuture(Optional.<JsonObject>empty())
                        : deliveries
                            .page(key[0], 0, key[1], Request.PAGE)
                            .map(
                                rows -> Optional.of(DispatchShape.addressee(key[0], lines, rows)))),
        found -> found);
  }

  private void retry(RoutingContext ctx) {
    replies.answer(
        ctx,
        200,
        resend.retry(Request.caller(ctx), id(ctx), named(Request.body(ctx))),
        n -> new JsonObject().put("queued", n));
  }

  private static @Nullable List<Long> named(JsonObject body) {
    JsonArray ids = body.getJsonArray("delivery_ids");
    return ids == null ? null : ids.stream().map(id -> ((Number) id).longValue()).toList();
  }

  private void held(RoutingContext ctx, Future<Answer<Long>> doing) {
    replies.answer(ctx, 200, doing, n -> new JsonObject().put("deliveries", n));
  }

  private void again(RoutingContext ctx) {
    long[] addressee = Request.pair(ctx.pathParam("addressee_id"));
    replies.answer(
        ctx,
        201,
        resend.again(Request.caller(ctx), addressee[0], addressee[1]),
        delivery -> new JsonObject().put("delivery_id", delivery));
  }

  private static long id(RoutingContext ctx) {
    return Request.id(ctx, "dispatch_id");
  }
}
