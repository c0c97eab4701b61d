package songda.bulletin;

import java.util.Arrays;

/**
 * The list of one segment with its wraps joined; a line end that separates is a {@code \n}. It
 * knows on which physical line each character stood.
 */
final class Passage {
  private final String text;
  private final int[] starts;
  private final int[] numbers;

  private Passage(String text, int[] starts, int[] numbers) {
    this.text = text;
    this.starts = starts;
    this.numbers = numbers;
  }

  String text() {
    return text;
  }

  /** The 1-based physical line of the character at an offset. */
  int lineAt(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return numbers[Math.max(0, found >= 0 ? found : -found - 2)];
  }

  /** Collects text line by line. */
  static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private int[] starts = new int[4];
    private int[] numbers = new int[4];
    private int lines;

    void append(int line, String part) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, lines * 2);
        numbers = Arrays.copyOf(numbers, lines * 2);
      }
      starts[lines] = text.length();
      numbers[lines++] = line;
      text.append(part);
    }

    void append(char glue) {
      text.append(glue);
    }

    StringBuilder text() {
      return text;
    }

    Passage build() {
      return new Passage(
          text.toString(), Arrays.copyOf(starts, lines), Arrays.copyOf(numbers, lines));
    }
  }
}
