package songda.access;

import java.util.Set;

/**
 * A key that was found by its secret.
 *
 * @param label what it is for, as its maker called it
 */
public record ApiKey(long id, Account account, String label, Set<Scope> scopes) {}
