package songda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static songda.testing.TestDatabase.await;

import org.junit.jupiter.api.Test;
import songda.testing.RunningNode;

/** A demo's database is nothing to dispatch from in earnest. */
class DemoDatabaseTest {
  @Test
  void aNodeInEarnestDoesNotStartOnIt() {
    try (RunningNode node = new RunningNode()) {
      node.beside().close();
      await(node.rooms().installation.put("kind", "demo"));
      assertThatThrownBy(node::beside).hasMessageContaining("belongs to the demo");
      assertThat(await(node.rooms().installation.get("kind"))).contains("demo");
    }
  }
}
