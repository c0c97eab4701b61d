package songda.directory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;

/** What a contact may be called, and what a number is. */
public final class ContactRules {
  private static final int LONGEST = 60;

  private ContactRules() {}

  /** The number without blanks and dashes; empty for none. */
  public static String digits(@Nullable String mobile) {
    return mobile == null ? "" : mobile.replaceAll("[\\s-]", "");
  }

  /** {@code contact.bad_name} or {@code contact.bad_mobile} (422), or nothing. */
  public static Optional<Refusal> refusal(
      String name, @Nullable String post, @Nullable String mobile) {
    if (name.isBlank() || name.length() > LONGEST || (post != null && post.length() > LONGEST)) {
      return Optional.of(Refusal.of(422, "contact.bad_name", LONGEST));
    }
    String digits = digits(mobile);
    return digits.isEmpty() || digits.matches("\\+?\\d{5,20}")
        ? Optional.empty()
        : Optional.of(Refusal.of(422, "contact.bad_mobile"));
  }
}
