package songda.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One invented unit of the demo and its part in the story.
 *
 * @param channel {@code email}, {@code webhook} or {@code paper}
 * @param slug names its mailbox or its webhook path; units with the same one share it
 * @param story {@code sign}, {@code api}, {@code defer}, {@code return}, {@code return-then-sign},
 *     {@code paper} or {@code wait}
 * @param person who acts for it, empty when nobody does
 */
record DemoUnit(
    String name,
    String standing,
    String kind,
    String channel,
    String slug,
    String story,
    String person,
    String post) {

  /** A phrase of the sample and the units it stands for. */
  record Phrase(String phrase, List<String> members) {}

  static List<DemoUnit> all() {
    return objects("units").stream().map(DemoUnit::of).toList();
  }

  static List<Phrase> phrases() {
    return objects("collectives").stream()
        .map(
            one ->
                new Phrase(
                    one.getString("phrase"),
                    one.getJsonArray("members").stream().map(String::valueOf).toList()))
        .toList();
  }

  /** The text of a file of the demo. */
  static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(DemoUnit.class.getResourceAsStream("/demo/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonObject> objects(String key) {
    JsonArray array = new JsonObject(resource("directory.json")).getJsonArray(key);
    return array.stream().map(JsonObject.class::cast).toList();
  }

  private static DemoUnit of(JsonObject json) {
    return new DemoUnit(
        json.getString("name"),
        json.getString("standing"),
        json.getString("kind"),
        json.getString("channel"),
        json.getString("slug"),
        json.getString("story"),
        json.getString("person", ""),
        json.getString("post", ""));
  }
}
