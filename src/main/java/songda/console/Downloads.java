package songda.console;

import io.vertx.ext.web.Router;
import java.util.function.Consumer;

/** Files to take along: written as fast as the browser takes them, for those who are signed in. */
final class Downloads {
  private final Gate gate;

  Downloads(Gate gate) {
    this.gate = gate;
  }

  /**
   * A path whose file is sent by {@code send}; people who are not signed in are sent to sign in.
   */
  void mount(Router router, String path, Consumer<Visit> send) {
    router
        .get(path)
        .handler(
            http ->
                gate.signedIn(http)
                    .onFailure(http::fail)
                    .onSuccess(visit -> visit.ifPresentOrElse(send, () -> gate.toSignIn(http))));
  }
}
