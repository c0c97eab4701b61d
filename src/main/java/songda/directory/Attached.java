package songda.directory;

import org.jspecify.annotations.Nullable;

/**
 * An address that was attached to a unit.
 *
 * @param freshSecret the secret that was made for it, to be handed to the receiver now: it cannot
 *     be read again; null when none was made
 */
public record Attached(Endpoint endpoint, @Nullable String freshSecret) {}
