package songda.audit;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * An audit entry ready to be stored.
 *
 * @param body the canonical JSON bytes that are hashed
 * @param personal personal details as JSON bytes, empty object included; {@code body} holds only
 *     SHA-256(salt ‖ personal)
 */
record Entry(
    UUID id,
    Instant at,
    String actor,
    String action,
    String object,
    String result,
    byte[] body,
    byte[] salt,
    byte[] personal) {

  static Entry of(UUID id, Act act, String result, byte[] salt) {
    JsonObject person = act.personal().copy().put("name", act.actor().name());
    if (act.actor().source() != null) {
      person.put("source", act.actor().source());
    }
    byte[] personal = CanonicalJson.bytes(person);
    ByteArrayOutputStream salted = new ByteArrayOutputStream();
    salted.writeBytes(salt);
    salted.writeBytes(personal);
    String reference = act.actor().reference();
    JsonObject body =
        new JsonObject()
            .put("id", id.toString())
            .put("at", act.at().toString())
            .put("actor", reference)
            .put("action", act.action())
            .put("object", act.object())
            .put("result", result)
            .put("details", act.details())
            .put("personal", HexFormat.of().formatHex(Digests.sha256(salted.toByteArray())));
    byte[] bytes = CanonicalJson.bytes(body);
    return new Entry(
        id, act.at(), reference, act.action(), act.object(), result, bytes, salt, personal);
  }

  Buffer bodyBuffer() {
    return Buffer.buffer(body);
  }

  String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
