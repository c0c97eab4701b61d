package songda.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import songda.bulletin.Relation;

/**
 * What the office does in the story: 导入, 核对, 复核, 分送. Each scene is skipped when it was played
 * before.
 */
final class OfficeScenes {
  /** The file names by which a restarted demo knows its two bulletins. */
  static final String SAMPLE = "邮政快递业简报.txt";

  static final String SECOND = "文明网点简报.txt";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Stage stage;
  private final StoryHttp http;
  private final String clerk;
  private final String reviewer;

  OfficeScenes(Stage stage, StoryHttp http, String clerk, String reviewer) {
    this.stage = stage;
    this.http = http;
    this.clerk = clerk;
    this.reviewer = reviewer;
  }

  /** 1 导入; gives the bulletin. */
  JsonObject importSample() throws IOException {
    JsonObject bulletin = imported(SAMPLE, "sample.txt");
    List<JsonObject> entries = entries(bulletin);
    stage.say(
        "story.import",
        bulletin.getJsonArray("articles").size(),
        count(entries, "relation", Relation.REPORT.text()),
        count(entries, "relation", Relation.SEND.text()),
        entries.stream()
            .filter(
                e -> e.getString("relation").equals("send") && e.getString("kind").equals("unit"))
            .count(),
        count(entries, "kind", "collective"));
    return bulletin;
  }

  /** The bulletin that waits for the visitor at 待核对. */
  void importSecond() throws IOException {
    imported(SECOND, "second.txt");
  }

  /** 2 核对: the two questions are answered, the missing facts keyed in. */
  void confirm(JsonObject bulletin) throws IOException {
    if (!bulletin.getString("state").equals("draft")) {
      stage.say("story.confirm", count(entries(bulletin), "review", true));
      return;
    }
    String path = "/bulletins/" + bulletin.getLong("id");
    http.call("PUT", clerk, path + "/header", header());
    int asked = 0;
    for (JsonObject entry : entries(bulletin)) {
      if (entry.getBoolean("review")) {
        asked++;
        JsonObject choice =
            new JsonObject().put("position", entry.getInteger("position")).put("reading", 0);
        http.call("PUT", clerk, path + "/entries", choice);
      }
    }
    stage.say("story.confirm", asked);
    http.call("POST", clerk, path + "/submit", null);
  }

  /** 3 复核, by the second person. */
  void approve(long id) throws IOException {
    if (bulletin(id).getString("state").equals("submitted")) {
      stage.clock().skip(Duration.ofMinutes(4));
      JsonObject note = new JsonObject().put("note", "名单与报尾一致");
      http.call("POST", reviewer, "/bulletins/" + id + "/approve", note);
    }
    stage.say("story.approve");
  }

  /** 4 分送; gives the dispatch's id once nothing is on its way any more. */
  long release(long id) throws IOException {
    JsonObject bulletin = bulletin(id);
    Long dispatch = bulletin.getLong("dispatch_id");
    if (dispatch == null) {
      stage.clock().skip(Duration.ofMinutes(2));
      dispatch = http.call("POST", clerk, "/bulletins/" + id + "/release", null).getLong("id");
    }
    JsonObject sent = settled(dispatch);
    DemoStore.Originals originals =
        Story.await(new DemoStore(stage.rooms().database).originals(dispatch));
    stage.say(
        "story.release",
        sent.getInteger("planned_addressees"),
        originals.deliveries(),
        originals.accepted());
    return dispatch;
  }

  /** Waits until a dispatch has no delivery queued or leased. */
  JsonObject settled(long dispatch) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      JsonObject now = http.call("GET", clerk, "/dispatches/" + dispatch, null);
      JsonObject states = now.getJsonObject("deliveries");
      if (states.getLong("queued", 0L) + states.getLong("leased", 0L) == 0) {
        return now;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    throw new IOException("dispatch " + dispatch + " is not settled after " + PATIENCE);
  }

  JsonObject bulletin(long id) throws IOException {
    return http.call("GET", clerk, "/bulletins/" + id, null);
  }

  private JsonObject imported(String fileName, String resource) throws IOException {
    for (Object one : http.call("GET", clerk, "/bulletins?limit=200", null).getJsonArray("items")) {
      JsonObject known = (JsonObject) one;
      if (known.getString("file_name").equals(fileName)) {
        return bulletin(known.getLong("id"));
      }
    }
    JsonObject upload =
        new JsonObject().put("text", DemoUnit.resource(resource)).put("file_name", fileName);
    return http.call("POST", clerk, "/bulletins", upload);
  }

  private static JsonObject header() {
    return new JsonObject()
        .put("name", "邮政快递业简报")
        .put("issue", 5)
        .put("extra", false)
        .put("year", 2022)
        .put("issuer", "上海市邮政管理局")
        .put("issued_on", "2022-05-27")
        .put("deadline_on", "2022-05-31");
  }

  static List<JsonObject> entries(JsonObject bulletin) {
    return bulletin.getJsonArray("entries").stream().map(JsonObject.class::cast).toList();
  }

  private static long count(List<JsonObject> entries, String key, Object value) {
    return entries.stream().filter(entry -> value.equals(entry.getValue(key))).count();
  }
}
