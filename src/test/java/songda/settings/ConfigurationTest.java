package songda.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stops the start, and with which words. */
class ConfigurationTest {
  @Test
  void anUnknownKeyStopsTheStartWithItsName() {
    assertThatThrownBy(() -> new SettingsReader(Map.of("http.prot", "80")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("http.prot");
  }

  @Test
  void aBadValueStopsTheStartWithWhatWasExpected() {
    assertThatThrownBy(() -> new SettingsReader(Map.of("http.port", "eighty")).read())
        .hasMessage("http.port is eighty; expected a whole number from 0 to 65535");
    assertThatThrownBy(() -> new SettingsReader(Map.of("mail.tls", "maybe")).read())
        .hasMessageContaining("mail.tls")
        .hasMessageContaining("implicit, required or none");
  }

  @Test
  void productionRefusesTheEmbeddedDatabaseAndAMissingPublicAddress() {
    assertThatThrownBy(() -> new SettingsReader(Map.of("profile", "production")).read())
        .hasMessageContaining("database.url");
    Map<String, String> settings =
        Map.of("profile", "production", "database.url", "postgresql://db/songda");
    assertThatThrownBy(() -> new SettingsReader(settings).read())
        .hasMessageContaining("http.public_url");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http.public_url | https://songda.example/console",
        "http.public_url | https://songda.example/?a",
        "http.public_url | https://",
        "http.public_url | https://user@songda.example",
        "http.allow_plain | yes",
        "http.trusted_proxies | 10.0.0.1,proxy",
        "http.trusted_proxies | 10.0.0.0/8",
        "http.trusted_proxies | 300.0.0.1",
        "mail.from | office",
        "mail.from | Office <office@example.cn>",
        "mail.reply_to | a@b@c",
        "secretariat.digest_to | office",
        "secretariat.digest_to | a@b.example,Office <c@d.example>",
        "secretariat.digest_to | a@b.example",
        "secretariat.digest_at | 8:30",
        "secretariat.digest_at | 24:00",
        "secretariat.digest_at | 630"
      })
  void aValueThatCannotBeMeantIsRefusedByName(String key, String value) {
    assertThatThrownBy(() -> new SettingsReader(Map.of(key, value)).read())
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(key + " is '" + value + "'; expected ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost.evil.com", "http://127.evil.com", "http://127.0.0.1.evil.com"})
  void aHostThatOnlyBeginsLikeThisMachineIsAnotherHost(String url) {
    assertThatThrownBy(() -> new SettingsReader(Map.of("http.public_url", url)).read())
        .hasMessageContaining("http.allow_plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080/",
        "http://127.0.0.1",
        "http://127.8.9.1:80",
        "http://[::1]:1"
      })
  void plainHttpOnThisMachineNeedsNothing(String url) {
    Settings settings = new SettingsReader(Map.of("http.public_url", url)).read();
    assertThat(settings.http().publicUrl()).isEqualTo(url.replaceAll("/$", ""));
  }

  @Test
  void mailInClearTextGoesNoFurtherThanThePrivateNetwork() {
    for (String near : List.of("localhost", "127.0.0.1", "10.1.2.3", "fd00::1", "relay")) {
      assertThat(new SettingsReader(relay(near)).read().mail().host()).isEqualTo(near);
    }
    for (String far : List.of("smtp.example.cn", "8.8.8.8", "localhost.evil.com")) {
      assertThatThrownBy(() -> new SettingsReader(relay(far)).read())
          .hasMessageContaining("mail.tls is 'none'")
          .hasMessageContaining(far);
    }
  }

  @Test
  void aSenderWithoutARelayIsFineAndARelayWithoutASenderIsNot() {
    Map<String, String> sender = Map.of("mail.from", "a@example.cn");
    assertThat(new SettingsReader(sender).read().mail().host()).isNull();
    assertThatThrownBy(() -> new SettingsReader(Map.of("mail.host", "relay")).read())
        .hasMessageContaining("mail.from");
  }

  @Test
  void oneMailboxGetsOneDigestHoweverItsDomainIsWritten() {
    Map<String, String> settings = new HashMap<>(relay("localhost"));
    settings.put("secretariat.digest_to", "chen@Office.example, lin@a.example,chen@office.example");
    settings.put("secretariat.digest_at", "17:05");
    assertThat(new SettingsReader(settings).read().secretariat())
        .isEqualTo(
            new Settings.Secretariat(
                List.of("chen@office.example", "lin@a.example"), LocalTime.of(17, 5)));
  }

  private static Map<String, String> relay(String host) {
    return Map.of("mail.host", host, "mail.tls", "none", "mail.from", "a@example.cn");
  }

  @Test
  void plainHttpOnAnotherHostNeedsAnExplicitKey() {
    Map<String, String> settings = Map.of("http.public_url", "http://songda.example");
    assertThatThrownBy(() -> new SettingsReader(settings).read())
        .hasMessageContaining("http.allow_plain");
  }
}
