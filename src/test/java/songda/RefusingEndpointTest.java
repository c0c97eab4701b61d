package songda;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import songda.access.Scope;
import songda.audit.Actor;
import songda.testing.NodeDesk;
import songda.testing.RunningNode;
import songda.testing.ScriptlessBrowser;

/** Endpoints that refuse: what people and programs are told, and that a retry mends it. */
class RefusingEndpointTest {
  @Test
  void whoseEndpointRefusesAndWhyIsToldToEverybodyAndARetryReachesThem() throws Exception {
    try (RunningNode node = new RunningNode()) {
      NodeDesk desk = new NodeDesk(node);
      desk.mail("上海市快递行业协会", "xiehui@a.example");
      desk.mail("上海市文明办", "wmb@a.example");
      desk.hook("顺丰速运", "http://127.0.0.1:" + node.hooks().port() + "/sf");
      node.mails().refuseNext("xiehui@a.example", 550, "5.1.1 Mailbox not found");
      node.hooks().answerNext(410, Map.of());
      long dispatch = desk.release("上海市快递行业协会", "上海市文明办", "顺丰速运").id();
      desk.untilFinished(dispatch);

      assertToldToPrograms(node, desk, dispatch);
      ScriptlessBrowser clerk = new ScriptlessBrowser(node.url()).signIn("sun", NodeDesk.PASSWORD);
      assertThat(clerk.get("/console").body())
          .contains("发送失败", "上海市快递行业协会", "5.1.1 Mailbox not found", "顺丰速运")
          .doesNotContain("xiehui@a.example");
      String board = "/console/dispatches/" + dispatch;
      assertThat(clerk.get(board).body()).contains("未送达 <b>2</b>", "重试未送达的 2 件");
      assertThat(settled(node)).isEqualTo(new JsonObject().put("accepted", 1).put("rejected", 2));

      clerk.post(board + "/retry");
      desk.untilFinished(dispatch);
      assertThat(clerk.get(board).body()).contains("未送达 <b>0</b>").doesNotContain("重试未送达");
      assertThat(clerk.get("/console").body())
          .contains("发送失败 <b>0</b>")
          .doesNotContain("5.1.1 Mailbox not found");
      assertThat(node.mails().mails()).hasSize(2);
      assertThat(node.hooks().calls()).hasSize(2);
    }
  }

  private static void assertToldToPrograms(RunningNode node, NodeDesk desk, long dispatch)
      throws Exception {
    String key =
        await(
                node.rooms()
                    .apiKeys
                    .issue(Actor.system("test"), desk.clerk.account(), "t", Set.of(Scope.READ)))
            .secret();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(node.url() + "/api/v1/dispatches/" + dispatch + "/deliveries"))
            .header("Authorization", "Bearer " + key)
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    List<String> told =
        new JsonObject(answer.body())
            .getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .map(
                    item ->
                        item.getString("state")
                            + " "
                            + item.getInteger("last_code")
                            + " "
                            + item.getString("last_reply"))
                .toList();
    assertThat(told).hasSize(3);
    assertThat(told.get(0)).startsWith("failed 550").contains("5.1.1 Mailbox not found");
    assertThat(told.get(1)).startsWith("accepted 250");
    assertThat(told.get(2)).startsWith("failed 410");
  }

  /** What the digests of the settled batches count together. */
  private static JsonObject settled(RunningNode node) {
    JsonObject sum = new JsonObject();
    await(
            node.rooms()
                .database
                .pool()
                .preparedQuery("select body from audit_entry where action = $1")
                .execute(Tuple.of("delivery.settle")))
        .forEach(
            row ->
                new JsonObject(row.getBuffer(0))
                    .getJsonObject("details")
                    .getJsonObject("counts")
                    .forEach(
                        count ->
                            sum.put(
                                count.getKey(),
                                sum.getInteger(count.getKey(), 0) + (Integer) count.getValue())));
    return sum;
  }
}
