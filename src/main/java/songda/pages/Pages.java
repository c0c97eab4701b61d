package songda.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the templates under {@code src/main/jte}, which the build turns into classes of the
 * package {@code songda.pages.generated}. Safe for all threads.
 */
public final class Pages {
  private final TemplateEngine engine;

  /** The templates on the class path. */
  public Pages() {
    engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "songda.pages.generated");
    engine.setTrimControlStructures(true);
  }

  /**
   * The HTML of one template.
   *
   * @param template path below {@code src/main/jte}, such as {@code console/home.jte}
   * @param values what its {@code @param} lines ask for, by name
   * @throws gg.jte.TemplateException when the template is missing or a value does not fit: a bug
   */
  public String render(String template, Map<String, @Nullable Object> values) {
    StringOutput html = new StringOutput(8 * 1024);
    engine.render(template, values, html);
    return html.toString();
  }
}
