package songda.api;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.access.Scope;
import songda.answer.Language;

/** What handlers read of a request that fits the contract. */
final class Request {
  private static final String CALLER = "songda.caller";
  private static final String SOURCE = "songda.source";
  private static final String SCOPES = "songda.scopes";
  static final int PAGE = 50;

  private Request() {}

  static void enter(RoutingContext ctx, String source) {
    ctx.put(SOURCE, source);
  }

  static void signIn(RoutingContext ctx, Caller caller, Set<Scope> scopes) {
    ctx.put(CALLER, caller).put(SCOPES, scopes);
  }

  /** What the caller's key may be used for. */
  static Set<Scope> scopes(RoutingContext ctx) {
    return Objects.requireNonNull(ctx.<Set<Scope>>get(SCOPES));
  }

  static String source(RoutingContext ctx) {
    return Objects.requireNonNull(ctx.<String>get(SOURCE));
  }

  static Caller caller(RoutingContext ctx) {
    return Objects.requireNonNull(callerOrNull(ctx));
  }

  static @Nullable Caller callerOrNull(RoutingContext ctx) {
    return ctx.get(CALLER);
  }

  static Language language(RoutingContext ctx) {
    return Language.of(ctx.request().getHeader("Accept-Language"));
  }

  static long id(RoutingContext ctx, String name) {
    return Long.parseLong(ctx.pathParam(name));
  }

  /** The two halves of {@code 3-41}. */
  static long[] pair(String text) {
    String[] halves = text.split("-");
    return new long[] {Long.parseLong(halves[0]), Long.parseLong(halves[1])};
  }

  static @Nullable String query(RoutingContext ctx, String name) {
    return ctx.queryParams().get(name);
  }

  static @Nullable Long number(RoutingContext ctx, String name) {
    String text = query(ctx, name);
    return text == null ? null : Long.valueOf(text);
  }

  static int limit(RoutingContext ctx) {
    Long limit = number(ctx, "limit");
    return limit == null ? PAGE : limit.intValue();
  }

  static JsonObject body(RoutingContext ctx) {
    JsonObject body = ctx.body().asJsonObject();
    return body == null ? new JsonObject() : body;
  }
}
