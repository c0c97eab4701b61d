package songda.access;

import java.util.Arrays;
import java.util.Optional;
import songda.answer.Refusal;

/** Which role an act asks for. */
public final class Duty {
  private Duty() {}

  /** The refusal {@code access.role} (403) when the caller has none of the roles. */
  public static Optional<Refusal> lacking(Caller caller, Role... anyOf) {
    return Arrays.stream(anyOf).anyMatch(caller.account()::is)
        ? Optional.empty()
        : Optional.of(Refusal.of(403, "access.role", new Refusal.Word("role." + anyOf[0].text())));
  }
}
