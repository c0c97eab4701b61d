package songda.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks names by their likeness to a printed one: twice the length of the longest common
 * subsequence over both lengths, in code points. 上海市建交党委办公室 and 上海市建交系统文明办 are 0.6 alike and
 * different units: likeness orders an offer, a person decides.
 */
public final class NearNames {
  /** What is less alike is not offered. */
  private static final double LEAST = 0.5;

  private NearNames() {}

  /**
   * A name of the directory.
   *
   * @param name a full, short or former name
   */
  public record Name(long unitId, String name) {}

  /**
   * The nearest names, nearest first, at most one for each unit; names equal to it are left out.
   */
  public static List<NearName> rank(String printed, Collection<Name> names, int most) {
    int[] wanted = printed.codePoints().toArray();
    int[] sorted = wanted.clone();
    Arrays.sort(sorted);
    List<NearName> near = new ArrayList<>();
    for (Name name : names) {
      int[] other = name.name().codePoints().toArray();
      if (mostAlike(sorted, other) >= LEAST && !name.name().equals(printed)) {
        NearName compared = compare(wanted, other, name.unitId());
        if (compared.closeness() >= LEAST) {
          near.add(compared);
        }
      }
    }
    near.sort(
        Comparator.comparingDouble(NearName::closeness)
            .reversed()
            .thenComparingLong(NearName::unitId));
    List<Long> seen = new ArrayList<>();
    List<NearName> first = new ArrayList<>();
    for (NearName each : near) {
      if (first.size() < most && !seen.contains(each.unitId())) {
        seen.add(each.unitId());
        first.add(each);
      }
    }
    return first;
  }

  /** An upper bound of the likeness, cheap: the letters both have, in whatever order. */
  private static double mostAlike(int[] sorted, int[] other) {
    int[] letters = other.clone();
    Arrays.sort(letters);
    int common = 0;
    for (int i = 0, j = 0; i < sorted.length && j < letters.length; ) {
      if (sorted[i] == letters[j]) {
        common++;
        i++;
        j++;
      } else if (sorted[i] < letters[j]) {
        i++;
      } else {
        j++;
      }
    }
    return 2.0 * common / (sorted.length + letters.length);
  }

  /** A name beside a printed one, cut where it differs. */
  static NearName compare(String printed, String name, long unitId) {
    return compare(printed.codePoints().toArray(), name.codePoints().toArray(), unitId);
  }

  private static NearName compare(int[] wanted, int[] other, long unitId) {
    int[][] common = new int[wanted.length + 1][other.length + 1];
    for (int i = wanted.length - 1; i >= 0; i--) {
      for (int j = other.length - 1; j >= 0; j--) {
        common[i][j] =
            wanted[i] == other[j]
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    double closeness = 2.0 * common[0][0] / (wanted.length + other.length);
    return new NearName(unitId, parts(wanted, other, common), closeness);
  }

  private static List<NearName.Part> parts(int[] wanted, int[] other, int[][] common) {
    List<NearName.Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean differs = false;
    int i = 0;
    for (int j = 0; j < other.length; j++) {
      while (i < wanted.length && wanted[i] != other[j] && common[i + 1][j] == common[i][j]) {
        i++;
      }
      boolean same = i < wanted.length && wanted[i] == other[j];
      if (same == differs && text.length() > 0) {
        parts.add(new NearName.Part(text.toString(), differs));
        text.setLength(0);
      }
      differs = !same;
      text.appendCodePoint(other[j]);
      i += same ? 1 : 0;
    }
    if (text.length() > 0) {
      parts.add(new NearName.Part(text.toString(), differs));
    }
    return parts;
  }
}
