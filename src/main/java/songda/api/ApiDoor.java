package songda.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ValidatorException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import songda.access.KeptAnswer;
import songda.answer.Refusal;
import songda.database.SqlState;
import songda.pages.Bodies;

/** The JSON API {@code /api/v1}, routed and checked by {@code openapi.yaml}. */
public final class ApiDoor {
  private static final long LARGEST = Bodies.LARGEST_FILE;

  private static final String CONTRACT = "openapi.yaml";

  // Checked by their rooms: a file is no JSON, and a signed call is checked by its signature first.
  private static final Set<String> CHECKED_BY_ROOM =
      Set.of("importBulletin", "importUnits", "receiveAcknowledgment");

  private final Vertx vertx;
  private final Gate gate;
  private final Once once;
  private final Replies replies;
  private final List<Operations> operations;

  /** The door, with everything that serves an operation. */
  public ApiDoor(Vertx vertx, Gate gate, Once once, Replies replies, List<Operations> operations) {
    this.vertx = vertx;
    this.gate = gate;
    this.once = once;
    this.replies = replies;
    this.operations = List.copyOf(operations);
  }

  /** Reads the contract: half a second of work, so that it is begun before other things are had. */
  public static Future<OpenAPIContract> contract(Vertx vertx) {
    return OpenAPIContract.from(vertx, CONTRACT);
  }

  /**
   * Mounts the API on the router of the server.
   *
   * @throws RuntimeException when contract and code do not agree: a bug, found at start
   */
  public void mount(Router router, OpenAPIContract contract) {
    Buffer yaml = vertx.fileSystem().readFileBlocking(CONTRACT);
    router
        .get("/api/v1/openapi.yaml")
        .handler(ctx -> replies.send(ctx, new KeptAnswer(200, "application/yaml", yaml)));
    router.route("/api/v1/*").handler(ctx -> gate.enter(ctx, contract));
    Bodies.read(router.route("/api/v1/*"), LARGEST);
    router.route("/api/v1/*").failureHandler(this::failed);
    router.route("/api/v1/*").subRouter(routes(contract));
  }

  private Router routes(OpenAPIContract contract) {
    RouterBuilder builder =
        RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
    Map<String, Handler<RoutingContext>> handlers = new HashMap<>();
    operations.forEach(some -> handlers.putAll(some.handlers()));
    for (OpenAPIRoute route : builder.getRoutes()) {
      String id = route.getOperation().getOperationId();
      Handler<RoutingContext> handler =
          Objects.requireNonNull(handlers.remove(id), () -> "nothing serves operation " + id);
      boolean creates = route.getOperation().getExtensions().containsKey("x-creates");
      route
          .setDoSecurity(false)
          .setDoValidation(!CHECKED_BY_ROOM.contains(id))
          .addHandler(creates ? ctx -> once.guard(ctx, handler) : handler)
          .addFailureHandler(this::failed);
    }
    if (!handlers.isEmpty()) {
      throw new IllegalStateException("the contract knows no " + handlers.keySet());
    }
    return builder.createRouter();
  }

  /** The innermost sentence names the field; the ones around it say Bad Request. */
  private static String why(@Nullable Throwable cause) {
    String why = "";
    for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
      why = inner.getMessage() == null ? why : inner.getMessage();
    }
    return why;
  }

  private void failed(RoutingContext ctx) {
    if (!Bodies.unanswered(ctx)) {
      return;
    }
    int status = ctx.statusCode();
    Throwable cause = ctx.failure();
    if (status == 413) {
      replies.refuse(ctx, Refusal.of(413, "api.too_large", LARGEST >> 20));
    } else if (status == 415) {
      replies.refuse(ctx, Refusal.of(415, "api.media_type"));
    } else if ((status >= 400 && status < 500) || cause instanceof ValidatorException) {
      replies.refuse(ctx, Refusal.of(400, "api.request", why(cause)));
    } else if (SqlState.isUnstorableText(cause)) {
      replies.refuse(ctx, Refusal.of(422, "api.character"));
    } else {
      replies.broken(ctx, cause == null ? new IllegalStateException("status " + status) : cause);
    }
  }
}
