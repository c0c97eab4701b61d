package songda.api;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Some operations of the contract. */
public interface Operations {
  /** What serves each operationId. */
  Map<String, Handler<RoutingContext>> handlers();
}
