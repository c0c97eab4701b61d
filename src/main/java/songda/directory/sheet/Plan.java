package songda.directory.sheet;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.audit.Digests;

/**
 * What an import would do, row by row.
 *
 * @param steps in the order of the file
 * @param digest SHA-256 in hexadecimal of what the steps show: equal digests mean the same preview
 */
public record Plan(List<Step> steps, String digest) {
  /** What becomes of a row. */
  public enum Outcome {
    /** 拒绝. */
    REFUSED,
    /** 新增. */
    ADDED,
    /** 更改. */
    CHANGED,
    /** 不变. */
    SAME;

    /** The word in JSON and in message keys. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What becomes of one row.
   *
   * @param row as a spreadsheet counts
   * @param unitId of the unit that is there already, or null
   * @param changes what it will have been given, or why nothing
   * @param work what there is to write
   */
  public record Step(
      int row,
      Outcome outcome,
      String name,
      @Nullable Long unitId,
      List<Change> changes,
      List<Refusal.Detail> faults,
      Work work) {}

  /**
   * A fact that changes. Kinds, standings and 纸质 are codes here, to be said in the reader's
   * language; mailboxes are in clear, mobiles masked.
   *
   * @param before empty for nothing
   */
  public record Change(Column column, String before, String after) {}

  /** The plan of some steps. */
  static Plan of(List<Step> steps) {
    StringBuilder shown = new StringBuilder();
    for (Step step : steps) {
      shown.append(step.row()).append('\t').append(step.outcome()).append('\t').append(step.name());
      shown.append('\t').append(step.unitId()).append('\t').append(step.changes());
      shown.append('\t').append(step.faults()).append('\n');
    }
    byte[] digest = Digests.sha256(shown.toString().getBytes(StandardCharsets.UTF_8));
    return new Plan(List.copyOf(steps), HexFormat.of().formatHex(digest));
  }

  /** How many rows come to this. */
  public int count(Outcome outcome) {
    return (int) steps.stream().filter(step -> step.outcome() == outcome).count();
  }

  /** Whether there is something to write and nothing in its way. */
  public boolean ready() {
    return count(Outcome.REFUSED) == 0 && count(Outcome.ADDED) + count(Outcome.CHANGED) > 0;
  }

  /** How many new units would have neither an address nor the mark 纸质. */
  public int unreachable() {
    return (int)
        steps.stream()
            .filter(step -> step.outcome() == Outcome.ADDED && step.work().unreachable())
            .count();
  }

  /** Everything that is wrong, in the order of the file. */
  List<Refusal.Detail> faults() {
    return steps.stream().flatMap(step -> step.faults().stream()).toList();
  }
}
