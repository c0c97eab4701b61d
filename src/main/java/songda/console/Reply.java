package songda.console;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a section answers: a template with its values, or another page to go to.
 *
 * @param status HTTP status (RFC 9110)
 * @param template below {@code src/main/jte}; null when {@code location} is set
 * @param values of the template, without {@code page}
 * @param location where to go instead (303)
 */
record Reply(
    int status,
    @Nullable String template,
    Map<String, @Nullable Object> values,
    @Nullable String location) {

  static Reply page(String template, Map<String, ? extends @Nullable Object> values) {
    return new Reply(200, template, new HashMap<>(values), null);
  }

  static Reply page(int status, String template, Map<String, ? extends @Nullable Object> values) {
    return new Reply(status, template, new HashMap<>(values), null);
  }

  static Reply goTo(String location) {
    return new Reply(303, null, Map.of(), location);
  }
}
