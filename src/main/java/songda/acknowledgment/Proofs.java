package songda.acknowledgment;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.audit.CanonicalJson;
import songda.settings.KeyRing;

/**
 * 签收凭证: {@code {"algorithm":"Ed25519","signature":hex,"statement":{…}}} in canonical form. The
 * signature (RFC 8032) covers the canonical bytes of the statement; a file in any other form is
 * refused, so that no changed byte passes.
 */
public final class Proofs {
  private static final HexFormat HEX = HexFormat.of();

  private final KeyPair pair;
  private final @Nullable String remark;

  /**
   * With the proof key of this installation.
   *
   * @param remark a sentence for every proof, such as the demo's banner; null in earnest
   */
  public Proofs(KeyPair pair, @Nullable String remark) {
    this.pair = pair;
    this.remark = remark;
  }

  /** The proof file of an act on what a link opens. */
  byte[] of(Visit visit, Signed act) {
    JsonObject statement =
        new JsonObject()
            .put("what", "songda.acknowledgment.v1")
            .put("unit", visit.unitName())
            .put("relation", visit.relation().text())
            .put("person", act.person())
            .put("post", act.post())
            .put("act", act.act())
            .put("method", act.method().text())
            .put("reason", act.reason() == null ? null : act.reason().text())
            .put("note", act.note())
            .put("at", act.actedAt().toString())
            .put("recorded_at", act.recordedAt().toString())
            .put("bulletin", bulletin(visit))
            .put("document_sha256", visit.documentSha256())
            .put("addressee", visit.publicId().toString())
            .put("key_id", KeyRing.keyId(pair));
    if (remark != null) {
      statement.put("remark", remark);
    }
    return seal(statement);
  }

  private static JsonObject bulletin(Visit visit) {
    return new JsonObject()
        .put("name", visit.bulletinName())
        .put("year", visit.year())
        .put("issue", visit.issue())
        .put("extra", visit.extra())
        .put("version", visit.bulletinVersion())
        .put("issuer", visit.issuer());
  }

  private byte[] seal(JsonObject statement) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(CanonicalJson.bytes(statement));
      return CanonicalJson.bytes(
          new JsonObject()
              .put("algorithm", "Ed25519")
              .put("signature", HEX.formatHex(signature.sign()))
              .put("statement", statement));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the proof key does not sign", e);
    }
  }

  /**
   * Checks a proof file without any database.
   *
   * @param file the file's bytes; white space at its end is no change
   * @return the statement, or empty when the file is not a proof signed with this key
   */
  public static Optional<JsonObject> verify(byte[] file, PublicKey key) {
    try {
      String text = new String(file, StandardCharsets.UTF_8).stripTrailing();
      JsonObject proof = new JsonObject(text);
      JsonObject statement = proof.getJsonObject("statement");
      String hex = proof.getString("signature");
      byte[] exact = text.getBytes(StandardCharsets.UTF_8);
      if (statement == null || hex == null || !Arrays.equals(exact, CanonicalJson.bytes(proof))) {
        return Optional.empty();
      }
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(CanonicalJson.bytes(statement));
      byte[] bytes = HEX.parseHex(hex);
      boolean form =
          proof.size() == 3
              && "Ed25519".equals(proof.getValue("algorithm"))
              && HEX.formatHex(bytes).equals(hex);
      boolean genuine = form && signature.verify(bytes);
      return genuine ? Optional.of(statement) : Optional.empty();
    } catch (DecodeException
        | ClassCastException
        | IllegalArgumentException
        | GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
