package songda.console;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.access.Session;
import songda.answer.Refusal;
import songda.pages.PageContext;

/**
 * One request of somebody who is signed in.
 *
 * @param http the request and its form
 * @param page what its page knows of the reader
 */
record Visit(RoutingContext http, Session session, Caller caller, PageContext page) {
  /** A number of the path; -1 when it is none. */
  long id(String name) {
    return number(http.pathParam(name), -1);
  }

  /** A field of the form or the query, stripped; empty when missing. */
  String field(String name) {
    String value = http.request().getFormAttribute(name);
    if (value == null) {
      value = http.request().getParam(name);
    }
    return value == null ? "" : value.strip();
  }

  /** The same, null when empty. */
  @Nullable String optional(String name) {
    String value = field(name);
    return value.isEmpty() ? null : value;
  }

  /** A whole number of a field, or null. */
  @Nullable Integer integer(String name) {
    String value = field(name);
    return value.matches("\\d{1,9}") ? Integer.valueOf(value) : null;
  }

  /** The page of the console to go back to, as the request names it. */
  String back(String otherwise) {
    String back = field("back");
    return back.matches("/console(/[\\w/.-]*)?") ? back : otherwise;
  }

  /** A page that says why nothing was done. */
  Reply refused(Refusal refusal, String next) {
    return Reply.page(
        refusal.status(), "console/refused.jte", Map.of("refusal", refusal, "next", next));
  }

  /** A page that says there is nothing here. */
  Reply missing() {
    return Reply.page(
        404,
        "console/note.jte",
        Map.of(
            "heading", page.text("console.missing"), "sentence", page.text("console.missing.say")));
  }

  static long number(@Nullable String text, long otherwise) {
    return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
  }
}
