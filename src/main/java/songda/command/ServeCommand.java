package songda.command;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import songda.Application;
import songda.api.ApiDoor;

/** {@code serve}: runs a node until it is asked to stop. */
@Command(name = "serve", description = "Runs a node until it is asked to stop.")
public final class ServeCommand implements Callable<Integer> {
  @Mixin private ConfOptions options = new ConfOptions();

  @Override
  public Integer call() throws IOException {
    Vertx vertx = Premises.vertx();
    Future<OpenAPIContract> contract = ApiDoor.contract(vertx);
    try (Stopping stopping = new Stopping();
        Premises premises = options.open(vertx)) {
      Application application =
          Waiting.on(Application.start(premises.ground(), contract, (router, rooms) -> {}));
      try {
        stopping.await();
      } finally {
        Waiting.on(application.stop());
      }
    }
    return 0;
  }
}
