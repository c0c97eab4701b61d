package songda.answer;

import java.util.function.Function;

/**
 * What a room answers when asked to do something that it may refuse. Broken infrastructure is not
 * an answer: it fails the future that carries one.
 *
 * @param <T> what is given when the thing was done
 */
public sealed interface Answer<T> {
  /** The thing was done, or had been done before. */
  record Done<T>(T value) implements Answer<T> {}

  /** The thing was not done, and nothing was changed. */
  record Refused<T>(Refusal refusal) implements Answer<T> {}

  /** The answer that carries {@code value}. */
  static <T> Answer<T> done(T value) {
    return new Done<>(value);
  }

  /** The answer that says why nothing was done. */
  static <T> Answer<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** Turns either side into one result; this is how a door reads an answer. */
  default <R> R fold(Function<? super T, R> done, Function<Refusal, R> refused) {
    if (this instanceof Done<T> answer) {
      return done.apply(answer.value());
    }
    return refused.apply(((Refused<T>) this).refusal());
  }

  /** The same answer with its value turned into another; a refusal stays as it is. */
  default <R> Answer<R> map(Function<? super T, R> step) {
    return fold(value -> done(step.apply(value)), Answer::refused);
  }
}
