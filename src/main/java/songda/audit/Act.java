package songda.audit;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * One thing that was done or refused, before it becomes an audit entry.
 *
 * @param at when, by the caller's clock
 * @param actor who
 * @param action what, e.g. {@code bulletin.approve}; the page's sentence is {@code audit.ACTION} in
 *     the bundles
 * @param object on what, e.g. {@code bulletin:12}, {@code dispatch:3/addressee:41}
 * @param details facts worth keeping (counts, before and after, digests): no secrets, no addresses
 * @param personal names, network addresses and the like: kept in the prunable side table, the entry
 *     holds their salted hash
 */
public record Act(
    Instant at,
    Actor actor,
    String action,
    String object,
    JsonObject details,
    JsonObject personal) {
  /** An act without personal details beyond the actor's own. */
  public static Act of(Instant at, Actor actor, String action, String object, JsonObject details) {
    return new Act(at, actor, action, object, details, new JsonObject());
  }
}
