package songda.directory;

import org.jspecify.annotations.Nullable;

/**
 * A person of a unit who receives (收发员).
 *
 * @param maskedMobile such as 138****8000, or null
 */
public record Contact(long id, String name, @Nullable String post, @Nullable String maskedMobile) {}
