package songda.access;

import io.vertx.core.buffer.Buffer;

/** The answer to a request with an Idempotency-Key, as it is given again. */
public record KeptAnswer(int status, String contentType, Buffer body) {}
