package songda.channel.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import songda.channel.Outcome;

/** What a receiver's HTTP answer means (Standard Webhooks; RFC 9110 §15). Pure. */
final class HttpReply {
  private HttpReply() {}

  /**
   * Classifies an answer: 2xx accepted; 408, 425, 429 and 5xx not now; anything else, redirects
   * included, not ever.
   *
   * @param retryAfter the header's value, seconds or a date (RFC 9110 §10.2.3)
   * @param body the beginning of the body, for the record only: a machine's reply never signs
   */
  static Outcome of(int status, @Nullable String retryAfter, String body, Instant now) {
    if (status >= 200 && status < 300) {
      return new Outcome.Accepted(status, body);
    }
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      return new Outcome.Deferred(until(retryAfter, now), status, body);
    }
    return new Outcome.Rejected(status, body);
  }

  private static @Nullable Instant until(@Nullable String retryAfter, Instant now) {
    if (retryAfter == null) {
      return null;
    }
    String value = retryAfter.trim();
    if (value.matches("\\d{1,9}")) {
      return now.plusSeconds(Long.parseLong(value));
    }
    try {
      return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
