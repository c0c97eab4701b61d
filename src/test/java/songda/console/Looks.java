package songda.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import songda.testing.Axe;
import songda.testing.Chromium;

/** A page in a real browser that is looked at: pictures go to {@code target/looks}. */
final class Looks implements AutoCloseable {
  private static final Path PICTURES = Path.of("target/looks");

  final Page page;

  /** What the browser's console complained about; an answer of 422 is none. */
  final List<String> complaints = new ArrayList<>();

  private final String url;
  private final Chromium chromium = new Chromium();

  /** Signed in at the console of a house. */
  Looks(ConsoleHouse house, String login) {
    url = house.url;
    page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(1200, 900));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("422")) {
            complaints.add(message.text());
          }
        });
    open("/console/sign-in");
    page.fill("#login", login);
    page.fill("#password", ConsoleHouse.PASSWORD);
    page.click("button.primary");
  }

  void open(String path) {
    page.navigate(url + path);
  }

  void language(String language) {
    open("/console/language?to=" + language);
  }

  /** As {@link #see}, of this page. */
  void at(String name) {
    see(page, name);
  }

  /**
   * Pictures of a page as it stands, on a phone, in the dark and wide; it is never too wide, and
   * axe finds nothing grave in either colour scheme.
   */
  static void see(Page page, String name) {
    page.setViewportSize(360, 740);
    picture(page, name + "-360");
    Object wide = page.evaluate("document.documentElement.scrollWidth");
    assertThat(((Number) wide).intValue()).as(name + " at 360 px").isLessThanOrEqualTo(360);
    page.setViewportSize(1200, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    picture(page, name + "-dark");
    Axe.contrast(page, name + " in the dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    picture(page, name + "-1200");
    Axe.check(page, name);
  }

  /** The page as it stands, printed on A4. */
  void printed(String name) {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.pdf(new Page.PdfOptions().setFormat("A4").setPath(PICTURES.resolve(name + ".pdf")));
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  @Override
  public void close() {
    chromium.close();
  }
}
