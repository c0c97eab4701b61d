package songda.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import songda.access.Account;
import songda.access.Role;
import songda.answer.Language;
import songda.answer.Messages;

/**
 * What every page knows about its reader.
 *
 * @param account who is signed in, null on open pages
 * @param csrf goes into every form
 * @param banner a sentence above every page, such as that of the demo; null for none
 * @param path the page's own path with its query, for the language switch
 * @param now when the page was asked for
 */
public record PageContext(
    Language language,
    @Nullable Account account,
    String csrf,
    @Nullable String banner,
    String path,
    Instant now) {

  /** A sentence of the message bundles in the reader's language. */
  public String text(String key, Object... arguments) {
    return Messages.text(language, key, arguments);
  }

  /** Whether the reader has a role. */
  public boolean is(Role role) {
    return account != null && account.is(role);
  }

  /** The times of this page. */
  public Times times() {
    return new Times(language, now);
  }
}
