package songda.delivery;

import java.util.UUID;

/** Makes the address of a recipient's page; given by the room that owns the tokens. */
@FunctionalInterface
public interface Links {
  /** The whole address, {@code https://…/r/TOKEN}, of an addressee's page; recomputed, not kept. */
  String link(UUID publicId, int tokenVersion);
}
