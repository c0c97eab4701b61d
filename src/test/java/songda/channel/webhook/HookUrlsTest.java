package songda.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookUrlsTest {
  private final HookUrls urls = new HookUrls();

  @ParameterizedTest
  @CsvSource({
    "http://a.example, a.example, 80, false, /",
    "https://a.example/, a.example, 443, true, /",
    "https://a.example:8443/hook/1?x=1&y=%E5%B8%82, a.example, 8443, true, /hook/1?x=1&y=%E5%B8%82",
    "https://a.example?x=1, a.example, 443, true, /?x=1",
    "https://a.example/hook#part, a.example, 443, true, /hook",
    "https://user:word@a.example/hook, a.example, 443, true, /hook",
    "http://[::1]:90/hook, [::1], 90, false, /hook",
    "http://127.0.0.1:9082/hook/7, 127.0.0.1, 9082, false, /hook/7",
    "https://a.example/市, a.example, 443, true, /市"
  })
  void partsOfAnAddress(String address, String host, int port, boolean ssl, String path) {
    assertThat(urls.of(address))
        .contains(
            new HookUrls.HookUrl(URI.create(address).getRawAuthority(), host, port, ssl, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "/hook",
        "ftp://a.example/",
        "http://",
        "http:///hook",
        "http://a_b/",
        "http://a.example/a b",
        "http://a.example/a\r\nHost: b",
        "http://a.example/%zz",
        "http://a.example/{id}",
        "http://a.example\r\n/"
      })
  void whatIsNoAddress(String address) {
    assertThat(urls.of(address)).isEmpty();
  }

  @Test
  void pathsOfOneOriginAreToldApart() {
    assertThat(urls.of("http://a.example/1").orElseThrow().path()).isEqualTo("/1");
    assertThat(urls.of("http://a.example/2").orElseThrow().path()).isEqualTo("/2");
    assertThat(urls.of("http://a.example:81/2").orElseThrow().port()).isEqualTo(81);
  }
}
