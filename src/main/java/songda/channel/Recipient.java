package songda.channel;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Relation;

/**
 * One addressee that a message serves.
 *
 * @param unitName full name as printed at the head of the message
 * @param deadline until when a signature is asked for; null for 报 and where none was set
 * @param link the recipient's own page; a secret, never logged
 */
public record Recipient(
    String unitName, Relation relation, @Nullable Instant deadline, String link, UUID publicId) {}
