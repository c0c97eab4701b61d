package songda.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an API key may be used for; the roles of its account bound it further. */
public enum Scope {
  /** Read bulletins, dispatches, the directory. */
  READ,
  /** Import, confirm, submit, release, resend, record acknowledgments by proxy. */
  WRITE,
  /** Approve and reject. */
  REVIEW,
  /** Change units, collectives, endpoints. */
  DIRECTORY,
  /** Read the audit. */
  AUDIT,
  /** Read, record and correct instructions (批示); never contained in read or write. */
  INSTRUCTIONS;

  /** As stored and as written on the command line, e.g. {@code read}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of a text, if there is one. */
  public static Optional<Scope> of(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text().equals(text)).findFirst();
  }
}
