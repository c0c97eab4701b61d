package songda.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe says of a page as it stands: contrast, names, roles, order of headings (WCAG 2.2). */
public final class Axe {
  private static final List<String> GRAVE = List.of("serious", "critical");

  private Axe() {}

  /** Fails on a violation that axe calls serious or critical. */
  public static void check(Page page, String name) {
    judge(axe(page).analyze(), name);
  }

  /** As {@link #check}, of the contrast of colours alone. */
  public static void contrast(Page page, String name) {
    judge(axe(page).withRules(List.of("color-contrast")).analyze(), name);
  }

  /** Without a second page to add frames up in: these pages have none. */
  private static AxeBuilder axe(Page page) {
    return new AxeBuilder(page).setLegacyMode(true);
  }

  private static void judge(AxeResults results, String name) {
    List<String> grave =
        results.getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(Axe::said)
            .toList();
    assertThat(grave).as("axe on " + name).isEmpty();
    assertThat(results.getPasses()).as("axe asked something of " + name).isNotEmpty();
  }

  private static String said(Rule rule) {
    List<String> nodes = rule.getNodes().stream().limit(5).map(node -> node.getHtml()).toList();
    return rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp() + " " + nodes;
  }
}
