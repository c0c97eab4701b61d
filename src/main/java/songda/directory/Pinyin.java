package songda.directory;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.sourceforge.pinyin4j.PinyinHelper;
import org.jspecify.annotations.Nullable;

/**
 * A name as it is typed without a Chinese keyboard: whole syllables and initials, 顺丰速运 as
 * shunfengsuyun and sfsy. For finding, never for resolving.
 */
public final class Pinyin {
  /** Of a name with many characters that are read in several ways, not every way is kept. */
  private static final int READINGS = 8;

  private Pinyin() {}

  /** The readings of a name, each whole and by its initials, separated by spaces. */
  public static String of(String name) {
    Set<Reading> readings = Set.of(new Reading("", ""));
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      List<String> syllables = syllables(c);
      if (!syllables.isEmpty()) {
        readings =
            readings.stream()
                .flatMap(before -> syllables.stream().map(before::with))
                .limit(READINGS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
      }
    }
    Set<String> words = new LinkedHashSet<>();
    readings.forEach(reading -> words.add(reading.whole()));
    readings.forEach(reading -> words.add(reading.initials()));
    return String.join(" ", words);
  }

  /** What was typed, if it can be pinyin: Latin letters and digits alone; null otherwise. */
  static @Nullable String typed(String text) {
    String folded = text.toLowerCase(Locale.ROOT).replaceAll("[\\s'’]", "").replace('ü', 'v');
    return folded.matches("[a-z0-9]+") ? folded : null;
  }

  private record Reading(String whole, String initials) {
    Reading with(String syllable) {
      return new Reading(whole + syllable, initials + syllable.charAt(0));
    }
  }

  private static List<String> syllables(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      return List.of(String.valueOf(c));
    }
    String[] read = PinyinHelper.toHanyuPinyinStringArray(c);
    return read == null
        ? List.of()
        : Arrays.stream(read)
            .map(one -> one.replace("u:", "v").replaceAll("\\d", ""))
            .distinct()
            .toList();
  }
}
