package songda.api;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import org.jspecify.annotations.Nullable;
import songda.access.ApiKey;
import songda.access.ApiKeys;
import songda.access.Caller;
import songda.access.ClientAddress;
import songda.access.Scope;
import songda.answer.Refusal;

/** Lets a request in: an operation of the contract, a living key, the scope it asks for. */
public final class Gate {
  private static final String BEARER = "Bearer ";

  private final ApiKeys keys;
  private final ClientAddress address;
  private final Replies replies;

  /** The gate of one door. */
  public Gate(ApiKeys keys, ClientAddress address, Replies replies) {
    this.keys = keys;
    this.address = address;
    this.replies = replies;
  }

  void enter(RoutingContext ctx, OpenAPIContract contract) {
    String remote = ctx.request().remoteAddress().hostAddress();
    Request.enter(ctx, address.of(remote, ctx.request().headers().getAll("X-Forwarded-For")));
    if (contract.findPath(ctx.normalizedPath()) == null) {
      replies.refuse(ctx, Refusal.of(404, "api.unknown", ctx.normalizedPath()));
      return;
    }
    Operation operation = contract.findOperation(ctx.normalizedPath(), ctx.request().method());
    if (operation == null) {
      replies.refuse(ctx, Refusal.of(405, "api.method", ctx.request().method()));
      return;
    }
    String scope = (String) operation.getExtensions().get("x-scope");
    if (scope == null) {
      ctx.next();
    } else {
      authorise(ctx, scope);
    }
  }

  private void authorise(RoutingContext ctx, String scope) {
    String secret = secret(ctx.request().getHeader("Authorization"));
    if (secret == null) {
      replies.refuse(ctx, Refusal.of(401, "api.key"));
      return;
    }
    // The body must not run past while the key is looked up.
    ctx.request().pause();
    keys.find(secret)
        .onSuccess(
            found -> {
              ctx.request().resume();
              found.ifPresentOrElse(
                  key -> pass(ctx, key, scope),
                  () -> replies.refuse(ctx, Refusal.of(401, "api.key")));
            })
        .onFailure(ctx::fail);
  }

  /** Whether the key that a request came in with still lives. */
  Future<Boolean> stillOpen(RoutingContext ctx) {
    String secret = secret(ctx.request().getHeader("Authorization"));
    return secret == null
        ? Future.succeededFuture(false)
        : keys.find(secret).map(found -> found.isPresent());
  }

  private void pass(RoutingContext ctx, ApiKey key, String scope) {
    Request.signIn(ctx, new Caller(key.account(), Request.source(ctx)), key.scopes());
    if (key.scopes().contains(Scope.of(scope).orElseThrow())) {
      ctx.next();
    } else {
      replies.refuse(ctx, Refusal.of(403, "api.scope", scope));
    }
  }

  private static @Nullable String secret(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).trim()
        : null;
  }
}
