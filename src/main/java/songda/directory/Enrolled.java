package songda.directory;

import org.jspecify.annotations.Nullable;

/**
 * A unit that was entered together with where it receives.
 *
 * @param freshSecret the secret that was made for its webhook, shown once; null when none was
 */
public record Enrolled(Unit unit, @Nullable String freshSecret) {}
