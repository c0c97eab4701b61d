package songda.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import songda.access.Claim;
import songda.access.IdempotencyKeys;
import songda.answer.Refusal;
import songda.audit.Digests;

/** Makes an operation that creates act once for each Idempotency-Key. */
public final class Once {
  private final IdempotencyKeys keys;
  private final Replies replies;

  /** The guard of one door. */
  public Once(IdempotencyKeys keys, Replies replies) {
    this.keys = keys;
    this.replies = replies;
  }

  void guard(RoutingContext ctx, Handler<RoutingContext> operation) {
    String key = ctx.request().getHeader("Idempotency-Key");
    if (key == null) {
      operation.handle(ctx);
      return;
    }
    if (key.isEmpty() || key.length() > 255) {
      replies.refuse(ctx, Refusal.of(400, "api.idempotency_key"));
      return;
    }
    String owner = Request.caller(ctx).actor().reference();
    content(ctx)
        .compose(content -> keys.claim(owner, key, hash(ctx, content)))
        .onSuccess(claim -> meet(ctx, key, claim, operation))
        .onFailure(ctx::fail);
  }

  private void meet(
      RoutingContext ctx, String key, Claim claim, Handler<RoutingContext> operation) {
    if (claim instanceof Claim.Fresh) {
      replies.keep(ctx, key);
      operation.handle(ctx);
    } else if (claim instanceof Claim.Replay replay) {
      ctx.response().putHeader("Idempotent-Replayed", "true");
      replies.send(ctx, replay.answer());
    } else if (claim instanceof Claim.Running) {
      replies.refuse(ctx, Refusal.of(409, "api.running"));
    } else {
      replies.refuse(ctx, Refusal.of(422, "api.other_request"));
    }
  }

  private static Future<Buffer> content(RoutingContext ctx) {
    if (!ctx.fileUploads().isEmpty()) {
      return ctx.vertx().fileSystem().readFile(ctx.fileUploads().get(0).uploadedFileName());
    }
    Buffer body = ctx.body().buffer();
    return Future.succeededFuture(body == null ? Buffer.buffer() : body);
  }

  private static byte[] hash(RoutingContext ctx, Buffer content) {
    String query = ctx.request().query();
    String asked = query == null ? "" : "?" + query;
    String line = ctx.request().method() + " " + ctx.normalizedPath() + asked + "\n";
    return Digests.sha256(line.getBytes(StandardCharsets.UTF_8), content.getBytes());
  }
}
