package songda.api;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import songda.acknowledgment.Acknowledgments;
import songda.acknowledgment.Method;
import songda.acknowledgment.Reason;
import songda.acknowledgment.SignRequest;
import songda.acknowledgment.SignedCalls;
import songda.answer.Refusal;

/** Signatures and returns: by the receiving system itself, or recorded by the office (补录). */
public final class AcknowledgmentOperations implements Operations {
  private final Acknowledgments acknowledgments;
  private final SignedCalls calls;
  private final Replies replies;

  /** The operations on the acknowledgments of an installation. */
  public AcknowledgmentOperations(
      Acknowledgments acknowledgments, SignedCalls calls, Replies replies) {
    this.acknowledgments = acknowledgments;
    this.calls = calls;
    this.replies = replies;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of(
        "acknowledgeByProxy", ctx -> proxy(ctx, Optional.empty()),
        "returnByProxy", this::giveBack,
        "receiveAcknowledgment", this::receive);
  }

  /** A return without a reason we know must never pass for a signature. */
  private void giveBack(RoutingContext ctx) {
    Optional<Reason> reason = Reason.of(Request.body(ctx).getString("reason"));
    if (reason.isEmpty()) {
      replies.refuse(ctx, Refusal.of(422, "acknowledgment.reason_unknown"));
    } else {
      proxy(ctx, reason);
    }
  }

  private void proxy(RoutingContext ctx, Optional<Reason> reason) {
    JsonObject body = Request.body(ctx);
    SignRequest request;
    try {
      request = request(ctx, body);
    } catch (DateTimeException e) {
      replies.refuse(ctx, Refusal.of(400, "api.request", String.valueOf(e.getMessage())));
      return;
    }
    replies.answer(
        ctx,
        201,
        acknowledgments.record(Request.caller(ctx), request, reason),
        DispatchShape::signed);
  }

  private static SignRequest request(RoutingContext ctx, JsonObject body) {
    long[] addressee = Request.pair(ctx.pathParam("addressee_id"));
    return SignRequest.byProxy(
        Request.caller(ctx),
        addressee[0],
        addressee[1],
        body.getString("person"),
        body.getString("post"),
        Method.of(body.getString("method")),
        Instant.parse(body.getString("acted_at")),
        body.getString("note"));
  }

  private void receive(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    Buffer body = ctx.body().buffer();
    SignedCalls.Call call =
        new SignedCalls.Call(
            header(request, "webhook-id"),
            header(request, "webhook-timestamp"),
            header(request, "webhook-signature"),
            body == null ? new byte[0] : body.getBytes(),
            Request.source(ctx),
            request.getHeader("User-Agent"));
    replies.answer(ctx, 200, calls.receive(call), DispatchShape::signed);
  }

  private static String header(HttpServerRequest request, String name) {
    return Objects.requireNonNullElse(request.getHeader(name), "");
  }
}
