package songda.channel;

import io.vertx.core.Future;

/** A way to reach an endpoint, such as email or a webhook. */
public interface Channel {
  /** The word in the database: {@code email} or {@code webhook}. */
  String name();

  /** Most sends of this node that may be under way at once; the engine keeps the others waiting. */
  int width();

  /** Most of them to one host. */
  default int widthPerHost() {
    return width();
  }

  /** The host a message goes to; those of one host wait for each other, not for other hosts. */
  default String host(Message message) {
    return "";
  }

  /**
   * Sends one message, once. A refusal is an {@link Outcome}; a failed future means broken
   * infrastructure and is treated as deferred.
   */
  Future<Outcome> send(Message message);

  /** Frees connections; messages under way fail. */
  Future<Void> close();
}
