package songda.database;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import songda.testing.TestDatabase;

class MigrationTest {
  private static TestDatabase test;

  @BeforeAll
  static void open() {
    test = TestDatabase.empty();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void nodesThatStartTogetherMigrateOnceAndASecondStartFindsNothingToDo() {
    Migrator one = new Migrator(test.database());
    Migrator other = new Migrator(test.database());
    List<Integer> applied =
        await(Future.all(one.migrate(), other.migrate()).map(all -> all.<Integer>list()));
    assertThat(applied).containsExactlyInAnyOrder(0, 1);
    assertThat(await(one.migrate())).isZero();
  }
}
