package songda.audit;

import io.vertx.core.json.JsonObject;
import java.util.HexFormat;

/**
 * A head that was kept outside the database, to detect a roll-back.
 *
 * @param chain 32 bytes
 */
public record Checkpoint(long seq, byte[] chain) {
  /**
   * Reads {@code {"seq":12,"chain":"hex"}}.
   *
   * @throws RuntimeException when the text is no such object
   */
  public static Checkpoint parse(String json) {
    JsonObject object = new JsonObject(json);
    return new Checkpoint(
        object.getLong("seq"), HexFormat.of().parseHex(object.getString("chain")));
  }

  /** As {@link #parse} reads it. */
  public String json() {
    return new JsonObject().put("seq", seq).put("chain", HexFormat.of().formatHex(chain)).encode();
  }
}
