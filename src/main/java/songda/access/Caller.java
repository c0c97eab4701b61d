package songda.access;

import songda.audit.Actor;

/**
 * The signed-in account behind a request, and where the request came from.
 *
 * @param source network address of the client, after the trusted proxies
 */
public record Caller(Account account, String source) {
  /** The caller as the audit names it. */
  public Actor actor() {
    return new Actor(Actor.Kind.ACCOUNT, account.login(), account.name(), source);
  }
}
