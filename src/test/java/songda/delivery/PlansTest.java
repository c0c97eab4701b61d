package songda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songda.delivery.QueueFixture.Target;

/** The queue's statements among a million queued deliveries of one dispatch. */
class PlansTest {
  private static final int MANY = 1_000_000;
  private static QueueFixture queue;

  @BeforeAll
  static void open() {
    queue = new QueueFixture();
    long dispatch =
        queue.dispatch(List.of(new Target("webhook", "https://a.example/", "send", List.of("甲"))));
    queue.run(
        "insert into delivery (dispatch_id, endpoint_id, channel, relation, priority, due_at, created_at)"
            + " select d.dispatch_id, d.endpoint_id, 'webhook', 'send', n % 3, now(), now()"
            + " from delivery d, generate_series(2, $2::int) n where d.dispatch_id = $1",
        Tuple.of(dispatch, MANY));
    queue.run("analyze delivery", Tuple.tuple());
  }

  @AfterAll
  static void close() {
    queue.close();
  }

  private static String plan(String sql, String... values) {
    String whole = sql;
    for (int i = values.length; i > 0; i--) {
      whole = whole.replace("$" + i, values[i - 1]);
    }
    String explained = "explain (analyze, costs off, timing off) " + whole;
    return await(
        queue.database.inTransaction(
            conn ->
                conn.query(explained)
                    .execute()
                    .map(
                        rows ->
                            RowStore.list(rows, row -> row.getString(0)).stream()
                                .collect(Collectors.joining("\n")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fresh", "retried"})
  void aClaimReadsAsManyAsItTakesInTheOrderOfAnIndex(String which) {
    if (which.equals("retried")) {
      queue.run("update delivery set attempts = 1, budget_start = 0", Tuple.tuple());
      queue.run("analyze delivery", Tuple.tuple());
    }
    String plan = plan(LeaseStore.CLAIM, "null", "500", "'node'");
    assertThat(plan)
        .doesNotContain("Seq Scan on delivery")
        .contains("Index Scan using delivery_fresh", "Index Scan using delivery_retry")
        .doesNotContain("Rows Removed by Filter");
    assertThat(plan.lines().filter(line -> line.contains("Sort Method") && line.contains("Disk")))
        .isEmpty();
  }

  @Test
  void aRescueAndABreakerThatClosesLookAtNoQueuedRow() {
    assertThat(plan(LeaseStore.RESCUE, "null")).doesNotContain("Seq Scan on delivery");
    assertThat(plan(AdmissionStore.WORKS, "null", "array[1]::bigint[]"))
        .doesNotContain("Seq Scan on delivery");
  }
}
