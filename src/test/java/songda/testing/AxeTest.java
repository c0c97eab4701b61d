package songda.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** That the check finds what it is there for. */
class AxeTest {
  @Test
  void finds() {
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.browser().newPage();
      page.setContent(page("<p>Read me</p><button>Go</button>"));
      assertThatCode(() -> Axe.check(page, "good")).doesNotThrowAnyException();
      page.setContent(page("<p style='color:#bbb'>Read me</p>"));
      assertThatThrownBy(() -> Axe.check(page, "pale")).hasMessageContaining("color-contrast");
      assertThatThrownBy(() -> Axe.contrast(page, "pale")).hasMessageContaining("color-contrast");
      page.setContent(page("<button></button><img src='data:,'>"));
      assertThatThrownBy(() -> Axe.check(page, "mute"))
          .hasMessageContaining("button-name")
          .hasMessageContaining("image-alt");
    }
  }

  private static String page(String body) {
    return "<!doctype html><html lang='en'><title>A</title><main><h1>A</h1>" + body + "</main>";
  }
}
