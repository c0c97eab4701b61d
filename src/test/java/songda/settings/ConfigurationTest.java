package songda.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  private static final Pattern LINE =
      Pattern.compile("# (  )?([a-z_]+):(?: (\"\"|[^#\\s]+))?(?:\\s+#.*)?");

  @Test
  void theFileListsEveryKeyWithItsDefault() throws Exception {
    Map<String, String> listed = new LinkedHashMap<>();
    String section = "";
    for (String line : Files.readAllLines(Path.of("conf/songda.yaml"))) {
      Matcher key = LINE.matcher(line);
      if (!key.matches()) {
        continue;
      }
      boolean nested = key.group(1) != null;
      if (key.group(3) == null) {
        section = key.group(2) + ".";
      } else {
        String path = nested ? section + key.group(2) : key.group(2);
        listed.put(path, key.group(3).equals("\"\"") ? "" : key.group(3));
      }
    }
    Map<String, String> known = new LinkedHashMap<>();
    for (Key key : Key.values()) {
      known.put(key.path(), key.fallback());
    }
    assertThat(listed).containsExactlyInAnyOrderEntriesOf(known);
  }

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
