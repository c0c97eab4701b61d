package songda.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import songda.access.Caller;
import songda.access.IdempotencyKeys;
import songda.access.KeptAnswer;
import songda.answer.Answer;
import songda.answer.Language;
import songda.answer.Refusal;
import songda.audit.AuditTrail;
import songda.audit.RefusalCounter;

/** Writes what the API answers; keeps it first where the request carries an Idempotency-Key. */
public final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
  private static final String KEY = "songda.idempotency";

  private final AuditTrail trail;
  private final RefusalCounter counter;
  private final IdempotencyKeys keys;
  private final InstantSource clock;

  /** The answers of one door. */
  public Replies(
      AuditTrail trail, RefusalCounter counter, IdempotencyKeys keys, InstantSource clock) {
    this.trail = trail;
    this.counter = counter;
    this.keys = keys;
    this.clock = clock;
  }

  /** Answers with what a room said; its refusals are in the audit already. */
  <T> void answer(
      RoutingContext ctx, int status, Future<Answer<T>> answer, Function<T, JsonObject> shape) {
    answer
        .onSuccess(
            said ->
                said.fold(
                    value -> json(ctx, status, shape.apply(value)),
                    refusal -> problem(ctx, refusal)))
        .onFailure(ctx::fail);
  }

  /** Answers with what was found, or that there is none. */
  <T> void found(RoutingContext ctx, Future<Optional<T>> found, Function<T, JsonObject> shape) {
    found
        .onSuccess(
            it -> {
              if (it.isPresent()) {
                json(ctx, 200, shape.apply(it.get()));
              } else {
                refuse(ctx, Refusal.of(404, "api.unknown", ctx.normalizedPath()));
              }
            })
        .onFailure(ctx::fail);
  }

  /** Answers with JSON. */
  Future<Void> json(RoutingContext ctx, int status, JsonObject body) {
    return write(ctx, new KeptAnswer(status, "application/json", body.toBuffer()));
  }

  /** Refuses something at the door itself: audited first, then answered. */
  void refuse(RoutingContext ctx, Refusal refusal) {
    audited(ctx, refusal)
        .onSuccess(kept -> problem(ctx, refusal))
        .onFailure(broken -> broken(ctx, broken));
  }

  private Future<?> audited(RoutingContext ctx, Refusal refusal) {
    Instant now = clock.instant();
    Caller caller = Request.callerOrNull(ctx);
    if (caller == null) {
      return counter.count(now, Request.source(ctx), refusal.code());
    }
    String object = ctx.request().method() + " " + ctx.normalizedPath();
    return trail.refused(now, caller.actor(), "api.refused", object, refusal);
  }

  /** Something broke: the caller may try again with the same key. */
  void broken(RoutingContext ctx, Throwable cause) {
    LOG.error("request {} {} failed", ctx.request().method(), ctx.normalizedPath(), cause);
    if (!ctx.response().ended() && !ctx.response().headWritten()) {
      problem(ctx, Refusal.of(500, "api.broken"));
    }
  }

  private Future<Void> problem(RoutingContext ctx, Refusal refusal) {
    Language language = Request.language(ctx);
    JsonArray errors = new JsonArray();
    refusal
        .details()
        .forEach(
            detail ->
                errors.add(
                    new JsonObject()
                        .put("code", detail.code())
                        .put("line", detail.line())
                        .put("near", detail.near())
                        .put("detail", Refusal.sentence(language, detail))));
    JsonObject body =
        new JsonObject()
            .put("type", "about:blank")
            .put(
                "title",
                io.netty.handler.codec.http.HttpResponseStatus.valueOf(refusal.status())
                    .reasonPhrase())
            .put("status", refusal.status())
            .put("code", refusal.code())
            .put("detail", refusal.sentence(language))
            .put("errors", errors);
    ctx.response().putHeader("Content-Language", language.tag());
    if (refusal.status() == 401) {
      ctx.response().putHeader("WWW-Authenticate", "Bearer");
    }
    return write(
        ctx, new KeptAnswer(refusal.status(), "application/problem+json", body.toBuffer()));
  }

  /** From now on the answer of this request is kept under its key. */
  void keep(RoutingContext ctx, String key) {
    ctx.put(KEY, key);
  }

  private Future<Void> write(RoutingContext ctx, KeptAnswer answer) {
    String key = ctx.remove(KEY);
    Caller caller = Request.callerOrNull(ctx);
    if (key == null || caller == null) {
      return send(ctx, answer);
    }
    String owner = caller.actor().reference();
    Future<Void> kept =
        answer.status() >= 500 ? keys.release(owner, key) : keys.keep(owner, key, answer);
    // What happened is told even when it could not be kept: a caller without an answer knows less.
    return kept.onFailure(
            cause -> LOG.error("the answer to {} was not kept", ctx.normalizedPath(), cause))
        .transform(done -> send(ctx, answer));
  }

  /** Sends an answer as it is. */
  Future<Void> send(RoutingContext ctx, KeptAnswer answer) {
    Buffer body = answer.body();
    return ctx.response()
        .setStatusCode(answer.status())
        .putHeader("Content-Type", answer.contentType())
        .putHeader("Cache-Control", "no-store")
        .end(body);
  }
}
