package songda.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import songda.Application;

/** {@code serve}: runs a node until it is asked to stop. */
@Command(name = "serve", description = "Runs a node until it is asked to stop.")
public final class ServeCommand implements Callable<Integer> {
  @Mixin private ConfOptions options = new ConfOptions();

  @Override
  public Integer call() throws IOException {
    try (Stopping stopping = new Stopping();
        Premises premises = options.open()) {
      Application application =
          Waiting.on(Application.start(premises.ground(), (router, rooms) -> {}));
      try {
        stopping.await();
      } finally {
        Waiting.on(application.stop());
      }
    }
    return 0;
  }
}
