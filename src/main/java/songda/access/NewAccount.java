package songda.access;

import java.util.Set;

/**
 * An account to be made.
 *
 * @param login {@code [a-z][a-z0-9._-]{1,31}}
 * @param name as shown, e.g. 张某
 */
public record NewAccount(String login, String name, Set<Role> roles) {}
