package songda.channel;

import io.vertx.core.Future;

/** A way to reach an endpoint, such as email or a webhook. */
public interface Channel {
  /** The word in the database: {@code email} or {@code webhook}. */
  String name();

  /** Most sends of this node that may be under way at once; the engine keeps the others waiting. */
  int width();

  /**
   * Sends one message, once. A refusal is an {@link Outcome}; a failed future means broken
   * infrastructure and is treated as deferred.
   */
  Future<Outcome> send(Message message);

  /** Frees connections; messages under way fail. */
  Future<Void> close();
}
