package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import songda.answer.Refusal;

/** What header facts may be, before the database says it less kindly. */
final class HeaderRules {
  private HeaderRules() {}

  static Optional<Refusal> broken(Header header) {
    List<Refusal.Detail> details = new ArrayList<>();
    if (header.issue() != null && header.issue() < 1) {
      details.add(bad("issue"));
    }
    if (header.issueTotal() != null && header.issueTotal() < 1) {
      details.add(bad("issue_total"));
    }
    if (header.year() != null && (header.year() < 1949 || header.year() > 9999)) {
      details.add(bad("year"));
    }
    if (header.name() != null && header.name().isBlank()) {
      details.add(bad("name"));
    }
    if (header.issuer() != null && header.issuer().isBlank()) {
      details.add(bad("issuer"));
    }
    return details.isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.of(422, "header.invalid", details));
  }

  private static Refusal.Detail bad(String fact) {
    return new Refusal.Detail("header.invalid." + fact, null, fact, List.of());
  }
}
