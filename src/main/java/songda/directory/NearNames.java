package songda.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ranks names by their likeness to a printed one: twice the length of the longest common
 * subsequence over both lengths, in code points. 上海市建交党委办公室 and 上海市建交系统文明办 are 0.6 alike and
 * different units: likeness orders an offer, a person decides.
 */
public final class NearNames {
  /** What is less alike is not offered. */
  private static final double LEAST = 0.5;

  private final List<Candidate> candidates;

  /** Names to look among, however often. */
  public NearNames(Collection<Name> names) {
    candidates = names.stream().map(Candidate::of).toList();
  }

  /**
   * A name of the directory.
   *
   * @param name a full, short or former name
   */
  public record Name(long unitId, String name) {}

  /** A name's letters, as they stand and in order. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Candidate(Name name, int[] letters, int[] sorted) {
    static Candidate of(Name name) {
      int[] letters = name.name().codePoints().toArray();
      int[] sorted = letters.clone();
      Arrays.sort(sorted);
      return new Candidate(name, letters, sorted);
    }
  }

  private record Ranked(Name name, double closeness) {}

  /**
   * The nearest names, nearest first, at most one for each unit; names equal to it are left out.
   */
  public static List<NearName> rank(String printed, Collection<Name> names, int most) {
    return new NearNames(names).rank(printed, most);
  }

  /** The nearest of these names, as above. */
  public List<NearName> rank(String printed, int most) {
    Candidate wanted = Candidate.of(new Name(0, printed));
    List<Ranked> near = new ArrayList<>();
    for (Candidate other : candidates) {
      if (mostAlike(wanted.sorted(), other.sorted()) >= LEAST
          && !other.name().name().equals(printed)) {
        double closeness = closeness(wanted.letters(), other.letters());
        if (closeness >= LEAST) {
          near.add(new Ranked(other.name(), closeness));
        }
      }
    }
    near.sort(
        Comparator.comparingDouble(Ranked::closeness)
            .reversed()
            .thenComparingLong(ranked -> ranked.name().unitId()));
    Set<Long> seen = new HashSet<>();
    return near.stream()
        .filter(ranked -> seen.add(ranked.name().unitId()))
        .limit(most)
        .map(ranked -> compare(printed, ranked.name().name(), ranked.name().unitId()))
        .toList();
  }

  /** An upper bound of the likeness, cheap: the letters both have, in whatever order. */
  private static double mostAlike(int[] sorted, int[] letters) {
    int both = sorted.length + letters.length;
    if (2.0 * Math.min(sorted.length, letters.length) / both < LEAST) {
      return 0;
    }
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
    return 2.0 * common / both;
  }

  /** The likeness; the table of the subsequence row by row. */
  private static double closeness(int[] wanted, int[] other) {
    int[] below = new int[other.length + 1];
    for (int i = wanted.length - 1; i >= 0; i--) {
      int diagonal = 0;
      for (int j = other.length - 1; j >= 0; j--) {
        int common = wanted[i] == other[j] ? diagonal + 1 : Math.max(below[j], below[j + 1]);
        diagonal = below[j];
        below[j] = common;
      }
    }
    return 2.0 * below[0] / (wanted.length + other.length);
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
