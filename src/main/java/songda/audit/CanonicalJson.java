package songda.audit;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON in one form only: keys sorted, no white space, UTF-8, as RFC 8785 has it for text and whole
 * numbers (the only values that are used here).
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /** The bytes that are hashed and signed. */
  public static byte[] bytes(JsonObject object) {
    return write(object).getBytes(StandardCharsets.UTF_8);
  }

  private static String write(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      return new TreeMap<>(object.getMap())
          .entrySet().stream()
              .map(entry -> Json.encode(entry.getKey()) + ":" + write(wrapped(entry)))
              .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof JsonArray array) {
      return array.stream().map(CanonicalJson::write).collect(Collectors.joining(",", "[", "]"));
    }
    return Json.encode(value);
  }

  private static @Nullable Object wrapped(Map.Entry<String, Object> entry) {
    return new JsonObject().put("v", entry.getValue()).getValue("v");
  }
}
