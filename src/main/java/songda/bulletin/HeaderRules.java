package songda.bulletin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.PlainText;
import songda.answer.Refusal;

/** What header facts may be, before the database says it less kindly. */
final class HeaderRules {
  private static final int LONGEST = 200;
  private static final int FIRST_YEAR = 1949;
  private static final int LAST_YEAR = 9999;

  private final List<Refusal.Detail> bad = new ArrayList<>();

  private HeaderRules() {}

  /** Everything that cannot be, if anything is. */
  static Optional<Refusal> broken(Header header, @Nullable LocalDate deadlineOn) {
    HeaderRules rules = new HeaderRules();
    rules.number("issue", header.issue(), 1, Integer.MAX_VALUE);
    rules.number("issue_total", header.issueTotal(), 1, Integer.MAX_VALUE);
    rules.number("year", header.year(), FIRST_YEAR, LAST_YEAR);
    rules.text("name", header.name());
    rules.text("issuer", header.issuer());
    rules.text("signed_by", header.signedBy());
    rules.text("urgency", header.urgency());
    rules.text("classification", header.classification());
    rules.day("issued_on", header.issuedOn());
    rules.day("deadline_on", deadlineOn);
    return rules.bad.isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.of(422, "header.invalid", rules.bad));
  }

  private void number(String fact, @Nullable Integer value, int least, int most) {
    check(fact, value == null || (value >= least && value <= most));
  }

  private void text(String fact, @Nullable String value) {
    check(fact, value == null || PlainText.oneLine(value, LONGEST));
  }

  private void day(String fact, @Nullable LocalDate value) {
    check(fact, value == null || (value.getYear() >= FIRST_YEAR && value.getYear() <= LAST_YEAR));
  }

  private void check(String fact, boolean good) {
    if (!good) {
      bad.add(new Refusal.Detail("header.invalid." + fact, null, null, List.of()));
    }
  }
}
