package songda.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalAddressTest {
  @ParameterizedTest
  @CsvSource({
    "email, zhang@B.Example, zhang@b.example",
    "email, ' zhang@b.example ', zhang@b.example",
    "email, Zhang.San+a@b.example, Zhang.San+a@b.example",
    "email, 张三@快递.example, 张三@xn--66tv58h.example",
    "webhook, HTTPS://Hook.Example:443/A?b=C, https://hook.example/A?b=C",
    "webhook, http://hook.example:80, http://hook.example/",
    "webhook, https://hook.example:8443/x, https://hook.example:8443/x",
    "webhook, http://hook.example:443/x, http://hook.example:443/x",
    "webhook, https://hook.example/%7Ea, https://hook.example/%7Ea",
    "webhook, https://[2001:DB8::1]/x, https://[2001:db8::1]/x"
  })
  void equalAddressesMeetInOneForm(String channel, String given, String canonical) {
    String form = CanonicalAddress.of(channel, given).orElseThrow().text();
    assertThat(form).isEqualTo(canonical);
    assertThat(CanonicalAddress.of(channel, form).orElseThrow().text()).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zhang",
        "@b.example",
        "zhang@",
        "zhang@localhost",
        "a@b@c.example",
        "zhang@b..example",
        "zhang@b.example\r\nBcc: x@c.example",
        "zhang san@b.example",
        "张某 <zhang@b.example>",
        "a@b.example,c@d.example",
        "a\u0000@b.example",
        "a\u202e@b.example"
      })
  void whatIsNoMailboxIsRefused(String address) {
    assertThat(CanonicalAddress.of("email", address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://hook.example/x",
        "file:///etc/passwd",
        "https://user:pass@hook.example/",
        "https://hook.example/#part",
        "https:///x",
        "hook.example/x",
        "https://hook.example/a b",
        "https://hook.example/\r\nHost: evil.example",
        "https://hook.example:0/x",
        "https://hook.example:70000/x"
      })
  void whatIsNoWebhookIsRefused(String address) {
    assertThat(CanonicalAddress.of("webhook", address)).isEmpty();
  }

  @Test
  void anUnknownChannelHasNoForm() {
    assertThat(CanonicalAddress.of("fax", "021-0000")).isEmpty();
  }

  @Test
  void aHintShowsNoMoreThanItMay() {
    assertThat(CanonicalAddress.of("email", "zhangsan@b.example").orElseThrow().hint())
        .isEqualTo("z****@b.example");
    String url = "https://hook.example/a/b?token=geheim9876";
    assertThat(CanonicalAddress.of("webhook", url).orElseThrow().hint()).isEqualTo("****9876");
  }
}
