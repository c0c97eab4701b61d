package songda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/delivery-lifecycle.md names exactly the states that the database allows. */
class LifecycleDiagramTest {
  private static final Path SCHEMA = Path.of("src/main/resources/db/migration/V001__schema.sql");
  private static final Path DIAGRAMS = Path.of("docs/delivery-lifecycle.md");

  @ParameterizedTest
  @CsvSource({"bulletin,Bulletin", "dispatch,Dispatch", "delivery,Delivery", "addressee,Addressee"})
  void aDiagramHasTheStatesOfItsCheck(String table, String heading) throws Exception {
    assertThat(drawn(heading)).isNotEmpty().isEqualTo(allowed(table));
  }

  @Test
  void whatNoRoomDoesYetIsMarked() throws Exception {
    List<String> arrows =
        Files.readAllLines(DIAGRAMS).stream().filter(line -> line.contains("-->")).toList();
    assertThat(arrows)
        .filteredOn(line -> line.matches(".*(stopped|scheduled|closed|withdrawn) :?.*"))
        .isNotEmpty()
        .allMatch(line -> line.contains("[later]"));
  }

  private static Set<String> allowed(String table) throws Exception {
    String schema = Files.readString(SCHEMA);
    int from = schema.indexOf("create table " + table + " (");
    var check = Pattern.compile("state in \\(([^)]*)\\)").matcher(schema.substring(from)).results();
    String states = check.findFirst().orElseThrow().group(1);
    return new TreeSet<>(List.of(states.replaceAll("['\\s]", "").split(",")));
  }

  private static Set<String> drawn(String heading) throws Exception {
    String text = Files.readString(DIAGRAMS);
    String section = text.substring(text.indexOf("## " + heading + " "));
    String diagram = section.substring(section.indexOf("```mermaid"), section.indexOf("```\n", 20));
    Set<String> states = new TreeSet<>();
    Pattern.compile("^ +(\\S+) --> (\\S+) :", Pattern.MULTILINE)
        .matcher(diagram)
        .results()
        .forEach(arrow -> states.addAll(List.of(arrow.group(1), arrow.group(2))));
    states.remove("[*]");
    return states;
  }
}
