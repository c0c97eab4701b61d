package songda.console;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Header;

/** The header facts keyed in on the confirmation page. */
record HeaderForm(
    @Nullable String name,
    @Nullable Integer year,
    @Nullable Integer issue,
    boolean extra,
    @Nullable String issuer,
    @Nullable LocalDate issuedOn,
    @Nullable LocalDate deadlineOn) {

  /** Reads the form; empty when a number or a day cannot be read. */
  static Optional<HeaderForm> of(Visit visit) {
    try {
      if (bad(visit, "year") || bad(visit, "issue")) {
        return Optional.empty();
      }
      return Optional.of(
          new HeaderForm(
              visit.optional("name"),
              visit.integer("year"),
              visit.integer("issue"),
              visit.field("extra").equals("1"),
              visit.optional("issuer"),
              day(visit.optional("issued_on")),
              day(visit.optional("deadline_on"))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The header with these facts; what the form does not ask stays. */
  Header over(Header before) {
    return new Header(
        name,
        issue,
        before.issueTotal(),
        extra,
        year,
        issuer,
        issuedOn,
        before.signedBy(),
        before.urgency(),
        before.classification());
  }

  private static boolean bad(Visit visit, String name) {
    return !visit.field(name).isEmpty() && visit.integer(name) == null;
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
