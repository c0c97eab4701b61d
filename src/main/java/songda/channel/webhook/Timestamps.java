package songda.channel.webhook;

import java.time.Instant;

/**
 * Writes times as {@link Instant#toString} does to the millisecond (RFC 3339), remembering the last
 * second: messages of one second differ in their milliseconds alone. Any thread.
 */
final class Timestamps {
  private record Second(long number, String text) {}

  private volatile Second last = new Second(0, "1970-01-01T00:00:00");

  /** Appends {@code 2022-05-27T06:05:09.123Z}; the fraction is left out where it is nothing. */
  void append(StringBuilder text, Instant time) {
    Second second = last;
    if (second.number() != time.getEpochSecond()) {
      String whole = Instant.ofEpochSecond(time.getEpochSecond()).toString();
      second = new Second(time.getEpochSecond(), whole.substring(0, whole.length() - 1));
      last = second;
    }
    text.append(second.text());
    int millis = time.getNano() / 1_000_000;
    if (millis > 0) {
      text.append('.').append(millis / 100).append(millis / 10 % 10).append(millis % 10);
    }
    text.append('Z');
  }
}
