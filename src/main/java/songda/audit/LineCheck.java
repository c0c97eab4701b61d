package songda.audit;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.security.KeyPair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import songda.settings.KeyRing;

/** Whether one sealed entry fits what stands before it and what its body says. */
final class LineCheck {
  private LineCheck() {}

  /** The code of what does not fit; empty when the line fits. */
  static Optional<String> fault(VerifyStore.Line line, SealStore.Link before, KeyPair key) {
    SealStore.Seal seal = line.seal();
    if (seal.seq() != before.seq() + 1) {
      return Optional.of("gap");
    }
    if (!Arrays.equals(seal.leaf(), Chain.leaf(line.body()))) {
      return Optional.of("leaf");
    }
    if (!repeats(line)) {
      return Optional.of("columns");
    }
    if (!Arrays.equals(seal.chain(), Chain.link(before.chain(), seal.leaf()))) {
      return Optional.of("chain");
    }
    return line.head() == null || signed(line.head(), seal, key)
        ? Optional.empty()
        : Optional.of("head");
  }

  private static boolean signed(SealStore.Head head, SealStore.Seal seal, KeyPair key) {
    return Arrays.equals(head.chain(), seal.chain())
        && head.keyId().equals(KeyRing.keyId(key))
        && Chain.signedBy(key.getPublic(), head.seq(), head.chain(), head.signature());
  }

  private static boolean repeats(VerifyStore.Line line) {
    try {
      JsonObject body = new JsonObject(io.vertx.core.buffer.Buffer.buffer(line.body()));
      return Objects.equals(body.getString("id"), line.seal().entryId().toString())
          && Instant.parse(body.getString("at"))
              .truncatedTo(ChronoUnit.MICROS)
              .equals(line.at().truncatedTo(ChronoUnit.MICROS))
          && Objects.equals(body.getString("actor"), line.actor())
          && Objects.equals(body.getString("action"), line.action())
          && Objects.equals(body.getString("object"), line.object())
          && Objects.equals(body.getString("result"), line.result());
    } catch (DecodeException | java.time.DateTimeException e) {
      return false;
    }
  }
}
