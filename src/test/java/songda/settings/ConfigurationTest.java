package songda.settings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

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

  @Test
  void plainHttpOnAnotherHostNeedsAnExplicitKey() {
    Map<String, String> settings = Map.of("http.public_url", "http://songda.example");
    assertThatThrownBy(() -> new SettingsReader(settings).read())
        .hasMessageContaining("http.allow_plain");
  }
}
