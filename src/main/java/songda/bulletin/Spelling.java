package songda.bulletin;

import java.util.ArrayList;
import java.util.List;

/** Heals the spelling of one name and looks into its brackets. */
final class Spelling {
  private Spelling() {}

  /**
   * The name without spaces at its ends, between Han characters and beside digits; a space that
   * touches a Latin letter stays, as one ASCII space.
   */
  static String heal(String printed) {
    StringBuilder name = new StringBuilder(printed.length());
    String text = Letters.trim(printed);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (!Letters.isSpace(c)) {
        name.append(c);
        continue;
      }
      int next = Letters.skipSpaces(text, at);
      if (keepsSpace(name.charAt(name.length() - 1), text.charAt(next))) {
        name.append(' ');
      }
      at = next - 1;
    }
    return name.toString();
  }

  /** The name without the colon of a salutation behind it: 各区文明办：. */
  static String withoutColon(String name) {
    int end = name.length();
    while (end > 0 && Letters.isColon(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end);
  }

  private static boolean keepsSpace(char before, char after) {
    boolean latin = Letters.isLatin(before) || Letters.isLatin(after);
    boolean ascii = before < 0x250 && after < 0x250;
    boolean han = Letters.isHan(before) || Letters.isHan(after);
    return ascii || (latin && han);
  }

  /** The index of the opening bracket whose partner ends the name, or -1. */
  static int lastBracket(String name) {
    int depth = 0;
    for (int at = name.length() - 1; at >= 0; at--) {
      int bracket = Letters.bracket(name.charAt(at));
      depth -= Integer.signum(bracket);
      if (depth == 0) {
        return bracket > 0 ? at : -1;
      }
    }
    return -1;
  }

  /** The contents of the outermost brackets of a name. */
  static List<String> bracketContents(String name) {
    List<String> contents = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int at = 0; at < name.length(); at++) {
      int bracket = Letters.bracket(name.charAt(at));
      if (bracket > 0 && depth++ == 0) {
        from = at + 1;
      } else if (bracket < 0 && depth > 0 && --depth == 0) {
        contents.add(name.substring(from, at));
      }
    }
    return contents;
  }

  /** The parts between separators outside brackets, trimmed, empty ones left out. */
  static List<String> split(String content) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int at = 0; at <= content.length(); at++) {
      boolean end = at == content.length();
      depth += end ? 0 : Integer.signum(Letters.bracket(content.charAt(at)));
      if (end || (depth == 0 && Letters.isSeparator(content.charAt(at)))) {
        String part = heal(content.substring(from, at));
        if (!part.isEmpty()) {
          parts.add(part);
        }
        from = at + 1;
      }
    }
    return parts;
  }

  static String withoutLatin(String name) {
    StringBuilder kept = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x250) {
        kept.append(name.charAt(i));
      }
    }
    return kept.toString();
  }
}
