package songda.instruction;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import songda.answer.Answer;
import songda.answer.PlainText;
import songda.answer.Refusal;
import songda.bulletin.Upload;

/** What may be recorded as an instruction. Everything that is wrong is said at once. */
final class InstructionRules {
  private static final int NAME = 60;
  private static final int UNIT = 100;
  private static final int TEXT = 2_000;
  private static final int DEMAND = 500;
  private static final int LARGEST_MB = 10;
  private static final int SHOWN = 40;
  private static final LocalDate FIRST = LocalDate.of(1949, 10, 1);

  private final List<Refusal.Detail> wrong = new ArrayList<>();
  private final LocalDate today;

  private InstructionRules(LocalDate today) {
    this.today = today;
  }

  /**
   * What was typed as it is stored, or {@code instruction.invalid} (422) with all that is wrong.
   */
  static Answer<Wording> read(Typed typed, @Nullable Upload scan, LocalDate today) {
    InstructionRules rules = new InstructionRules(today);
    String person = rules.line("instruction.person", typed.person(), NAME, true);
    String post = rules.line("instruction.post", typed.post(), NAME, false);
    String unit = rules.line("instruction.unit", typed.unit(), UNIT, false);
    LocalDate givenOn = rules.day("instruction.given_on", typed.givenOn());
    String text = rules.lines("instruction.text", typed.text(), TEXT, true);
    String demand = rules.lines("instruction.demand", typed.demand(), DEMAND, false);
    LocalDate doneOn = null;
    if (!typed.doneOn().isBlank()) {
      doneOn = rules.day("instruction.done_on", typed.doneOn());
      rules.check(
          "instruction.done_before",
          typed.doneOn(),
          doneOn == null || givenOn == null || !doneOn.isBefore(givenOn),
          givenOn);
    }
    if (scan != null) {
      rules.scan(scan);
    }
    return rules.wrong.isEmpty()
        ? Answer.done(
            new Wording(
                Objects.requireNonNull(person),
                post,
                unit,
                Objects.requireNonNull(givenOn),
                Objects.requireNonNull(text),
                demand,
                doneOn))
        : Answer.refused(Refusal.of(422, "instruction.invalid", rules.wrong));
  }

  private @Nullable String line(String code, String typed, int most, boolean needed) {
    boolean absent = typed.isBlank();
    check(code, typed, absent ? !needed : PlainText.oneLine(typed, most), most);
    return absent ? null : typed.strip();
  }

  private @Nullable String lines(String code, String typed, int most, boolean needed) {
    boolean absent = typed.isBlank();
    check(code, typed, absent ? !needed : PlainText.someLines(typed, most), most);
    return absent ? null : typed.strip().replace("\r\n", "\n");
  }

  private @Nullable LocalDate day(String code, String typed) {
    LocalDate day;
    try {
      day = LocalDate.parse(typed.strip());
    } catch (DateTimeException e) {
      day = null;
    }
    boolean good = day != null && !day.isBefore(FIRST) && !day.isAfter(today);
    check(code, typed, good, today);
    return good ? day : null;
  }

  private void scan(Upload scan) {
    String size = String.format(java.util.Locale.ROOT, "%.1f", scan.bytes().length / 1048576.0);
    if (scan.bytes().length > LARGEST_MB << 20) {
      check("instruction.scan_large", scan.fileName(), false, LARGEST_MB, size);
    } else {
      check("instruction.scan_type", scan.fileName(), ScanType.of(scan.bytes()).isPresent());
    }
  }

  private void check(String code, String typed, boolean good, @Nullable Object... arguments) {
    if (!good) {
      List<Object> said = new ArrayList<>();
      for (Object argument : arguments) {
        said.add(String.valueOf(argument));
      }
      wrong.add(new Refusal.Detail(code, null, shown(typed), said));
    }
  }

  /** The start of what was typed, so that the reader finds it; null when nothing was. */
  private static @Nullable String shown(String typed) {
    String text = typed.strip().replaceAll("[\\p{C}\\s]+", " ");
    int points = text.codePointCount(0, text.length());
    return text.isEmpty()
        ? null
        : points <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
