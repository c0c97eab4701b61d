package songda.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The machine's own Chromium, driven by Playwright: {@code SONGDA_CHROMIUM}, else the first one on
 * the path.
 */
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser = playwright.chromium().launch(options());

  /** The browser, headless. */
  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static BrowserType.LaunchOptions options() {
    boolean root = "root".equals(System.getProperty("user.name"));
    return new BrowserType.LaunchOptions()
        .setExecutablePath(executable())
        .setHeadless(true)
        .setArgs(root ? List.of("--no-sandbox") : List.of());
  }

  private static Path executable() {
    String named = System.getenv("SONGDA_CHROMIUM");
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "no browser for the tests; install one: apt-get install -y chromium fonts-noto-cjk"
                        + " (or set SONGDA_CHROMIUM)"));
  }
}
