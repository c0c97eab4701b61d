package songda.access;

import java.util.Set;

/**
 * Somebody of the office.
 *
 * @param login short, lower case, e.g. {@code zhang}
 * @param name as shown, e.g. 张某
 */
public record Account(long id, String login, String name, Set<Role> roles) {
  /** Whether the account has a role. */
  public boolean is(Role role) {
    return roles.contains(role);
  }
}
