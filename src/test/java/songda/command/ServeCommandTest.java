package songda.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songda.testing.TestDatabase;

/** {@code songda serve} where it cannot run: one sentence that names the key. */
class ServeCommandTest {
  @TempDir private Path keys;

  @Test
  void anAddressThatNobodyHasIsNamedWithItsKey() {
    try (TestDatabase test = TestDatabase.empty()) {
      CommandDesk desk = new CommandDesk(test, keys);
      assertThat(desk.type("serve", "--set", "http.bind=no.such.host.invalid")).isEqualTo(3);
      assertThat(desk.err()).startsWith("http.bind is 'no.such.host.invalid'");
    }
  }

  @Test
  void aDatabaseAddressThatIsNoneIsNamedByItsKeyAndNotRepeated() {
    try (TestDatabase test = TestDatabase.empty()) {
      CommandDesk desk = new CommandDesk(test, keys);
      int code = desk.type("migrate", "--set", "database.listen_url=postgres//u:hidden@db");
      assertThat(code).isEqualTo(2);
      assertThat(desk.err()).startsWith("database.listen_url ").doesNotContain("hidden");
    }
  }
}
