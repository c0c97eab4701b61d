package songda.command;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songda.testing.TestDatabase;

/** {@code songda account}, typed while no node runs. */
class AccountCommandTest {
  private final InputStream keyboard = System.in;
  @TempDir private Path keys;
  private TestDatabase test;
  private CommandDesk desk;

  @BeforeEach
  void open() {
    test = TestDatabase.empty();
    desk = new CommandDesk(test, keys);
    System.setIn(new ByteArrayInputStream("one long password\n".getBytes(StandardCharsets.UTF_8)));
  }

  @AfterEach
  void close() {
    System.setIn(keyboard);
    test.close();
  }

  @Test
  void whatACommandWritesToTheAuditIsSealedWhenItEnds() {
    assertThat(desk.type("account", "add", "zhang", "张岚", "--role", "clerk")).isZero();
    assertThat(count("audit_entry")).isPositive();
    assertThat(count("audit_unsealed")).isZero();
    assertThat(desk.type("verify", "audit")).isZero();
  }

  @Test
  void theListIsOneJsonObjectALineAndAKeyIsItsSecretAlone() {
    assertThat(desk.type("account", "add", "zhang", "张岚", "--role", "auditor,clerk")).isZero();
    assertThat(desk.type("account", "list")).isZero();
    JsonObject listed = new JsonObject(desk.out().lines().toList().get(1));
    assertThat(listed.getString("login")).isEqualTo("zhang");
    assertThat(listed.getString("name")).isEqualTo("张岚");
    assertThat(listed.getJsonArray("roles").encode()).isEqualTo("[\"clerk\",\"auditor\"]");
    assertThat(listed.getInstant("created_at")).isNotNull();
    assertThat(listed.getMap()).containsEntry("disabled_at", null);
    assertThat(desk.type("account", "key", "zhang")).isZero();
    assertThat(desk.out().lines().skip(2)).singleElement().asString().doesNotContain(" ");
  }

  @Test
  void aWordThatIsNoChoiceIsRefusedWithTheChoices() {
    assertThat(desk.type("account", "add", "zhang", "张岚", "--role", "king")).isEqualTo(2);
    assertThat(desk.err())
        .contains("--role is king; expected clerk, reviewer, administrator, auditor");
    assertThat(desk.type("account", "key", "zhang", "--scope", "foo")).isEqualTo(2);
    assertThat(desk.err())
        .contains("--scope is foo; expected read, write, review, directory, audit");
  }

  private long count(String table) {
    return await(test.database().pool().query("select count(*) from " + table).execute())
        .iterator()
        .next()
        .getLong(0);
  }
}
