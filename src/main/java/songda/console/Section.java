package songda.console;

import io.vertx.ext.web.Router;

/** Some pages of the console that belong together. */
public interface Section {
  /** Adds the routes of these pages. */
  void mount(Router router);
}
