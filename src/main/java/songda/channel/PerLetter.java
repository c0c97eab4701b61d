package songda.channel;

import java.util.function.Function;

/**
 * What a channel makes once of a letter, kept for the letters in hand. Letters are told apart by
 * identity: comparing their originals would cost more than making it again. Any thread.
 *
 * @param <T> the thing made
 */
public final class PerLetter<T> {
  private static final int KEPT = 8;

  private record Made<T>(Letter letter, T thing) {}

  private final Function<Letter, T> make;
  private final Made<?>[] kept = new Made<?>[KEPT];
  private int next;

  /** A keeper of what {@code make} gives. */
  public PerLetter(Function<Letter, T> make) {
    this.make = make;
  }

  /** What was made of a letter; made now when it is not in hand. */
  @SuppressWarnings({"unchecked", "ReferenceEquality"}) // the array holds nothing else
  public synchronized T of(Letter letter) {
    for (Made<?> made : kept) {
      if (made != null && made.letter() == letter) {
        return (T) made.thing();
      }
    }
    T thing = make.apply(letter);
    kept[next] = new Made<>(letter, thing);
    next = (next + 1) % KEPT;
    return thing;
  }
}
