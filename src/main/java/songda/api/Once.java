package songda.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
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

  /** All that makes two requests different: the body, or each field and file of a form. */
  private static Future<Buffer> content(RoutingContext ctx) {
    if (ctx.fileUploads().isEmpty()) {
      Buffer body = ctx.body().buffer();
      return Future.succeededFuture(body == null ? Buffer.buffer() : body);
    }
    Buffer parts = Buffer.buffer();
    ctx.request().formAttributes().forEach((name, value) -> part(parts, name, value));
    Future<Buffer> whole = Future.succeededFuture(parts);
    for (FileUpload file : ctx.fileUploads()) {
      part(parts, file.name(), file.fileName());
      whole =
          whole
              .compose(done -> ctx.vertx().fileSystem().readFile(file.uploadedFileName()))
              .map(bytes -> parts.appendBytes(Digests.sha256(bytes.getBytes())));
    }
    return whole;
  }

  /** With its lengths, so that no two forms read the same. */
  private static void part(Buffer parts, String name, String value) {
    parts.appendInt(name.length()).appendString(name);
    parts.appendInt(value.length()).appendString(value);
  }

  private static byte[] hash(RoutingContext ctx, Buffer content) {
    String line = ctx.request().method() + " " + ctx.request().uri() + "\n";
    return Digests.sha256(line.getBytes(StandardCharsets.UTF_8), content.getBytes());
  }
}
