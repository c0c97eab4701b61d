package songda.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Enters the demo's directory through the API: what is there already is left alone. */
final class Furnishing {
  private final Stage stage;
  private final StoryHttp http;
  private final String key;

  Furnishing(Stage stage, StoryHttp http, String key) {
    this.stage = stage;
    this.http = http;
    this.key = key;
  }

  void furnish() throws IOException {
    Map<String, JsonObject> units = known("/units", "name");
    Map<String, Long> ids = new HashMap<>();
    for (DemoUnit unit : DemoUnit.all()) {
      JsonObject there = units.get(unit.name());
      if (there == null) {
        there = http.call("POST", key, "/units", unit(unit));
      }
      ids.put(unit.name(), there.getLong("id"));
      if (there.getJsonArray("endpoints", new JsonArray()).isEmpty()
          && !unit.channel().equals("paper")) {
        http.call("POST", key, "/endpoints", endpoint(unit, there.getLong("id")));
      }
    }
    Set<String> phrases = new HashSet<>(known("/collectives", "phrase").keySet());
    for (DemoUnit.Phrase phrase : DemoUnit.phrases()) {
      if (!phrases.contains(phrase.phrase())) {
        JsonArray members = new JsonArray();
        phrase.members().forEach(name -> members.add(ids.get(name)));
        http.call(
            "POST",
            key,
            "/collectives",
            new JsonObject().put("phrase", phrase.phrase()).put("member_ids", members));
      }
    }
  }

  private Map<String, JsonObject> known(String path, String name) throws IOException {
    Map<String, JsonObject> found = new HashMap<>();
    JsonArray items = http.call("GET", key, path + "?limit=200", null).getJsonArray("items");
    items.stream().map(JsonObject.class::cast).forEach(one -> found.put(one.getString(name), one));
    return found;
  }

  private static JsonObject unit(DemoUnit unit) {
    return new JsonObject()
        .put("name", unit.name())
        .put("standing", unit.standing())
        .put("kind", unit.kind())
        .put("paper", unit.channel().equals("paper"));
  }

  private JsonObject endpoint(DemoUnit unit, long id) {
    boolean hook = unit.channel().equals("webhook");
    JsonObject endpoint =
        new JsonObject()
            .put("unit_id", id)
            .put("channel", unit.channel())
            .put("address", hook ? stage.hook(unit) : Stage.address(unit))
            .put("position", 1);
    return hook ? endpoint.put("secret", stage.secret(unit)) : endpoint;
  }
}
