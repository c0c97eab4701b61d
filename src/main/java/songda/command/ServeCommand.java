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
    Premises premises = options.open();
    Application application = null;
    try {
      application = Waiting.on(Application.start(premises.ground(), (router, rooms) -> {}));
      Waiting.on(application.rooms().installation.refuseDemo());
    } catch (IOException | RuntimeException e) {
      if (application != null) {
        Waiting.on(application.stop());
      }
      premises.close();
      throw e;
    }
    Application running = application;
    Waiting.untilStopped(
        () -> {
          Waiting.on(running.stop());
          premises.close();
        });
    return 0;
  }
}
