package songda.bulletin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tails without a colon: （共印N份） and 存档（N） (domain.md §2.2). */
final class TailNote {
  private static final Pattern COPIES =
      Letters.pattern("[（(]?\\s*+共?\\s*+印\\s*+(" + Numerals.NUMBER + ")\\s*+份\\s*+[)）]?");

  private static final Pattern ARCHIVE =
      Letters.pattern(
          "存\\s*+档\\s*+(?:[（(]\\s*+" + Numerals.NUMBER + "\\s*+份?\\s*+[)）])?(?=\\s|　|[、，,；;。.]|$)");

  private TailNote() {}

  /** A matcher that has matched a copies note at an index, or null. */
  static @Nullable Matcher copiesAt(String text, int from) {
    char c = text.charAt(from);
    return c == '共' || c == '印' || Letters.bracket(c) > 0 ? at(COPIES, text, from) : null;
  }

  /** The index after an archive note, or -1. */
  static int archiveEnd(String text, int from) {
    Matcher archive = text.charAt(from) == '存' ? at(ARCHIVE, text, from) : null;
    return archive == null ? -1 : archive.end();
  }

  private static @Nullable Matcher at(Pattern pattern, String text, int from) {
    Matcher matcher = pattern.matcher(text).region(from, text.length());
    return matcher.lookingAt() ? matcher : null;
  }
}
