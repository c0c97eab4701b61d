package songda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import songda.bulletin.BulletinState;
import songda.delivery.DeliveryState;
import songda.dispatch.AddresseeState;
import songda.dispatch.DispatchState;

/** The CHECKs of the database, the tables in the code and the drawn lifecycles say the same. */
class StatesTest {
  private static final Path SCHEMA = Path.of("src/main/resources/db/migration/V001__schema.sql");
  private static final Path DIAGRAMS = Path.of("docs/delivery-lifecycle.md");
  private static final Pattern CHECK =
      Pattern.compile("\\n  state\\s[^;]*?check \\(state in \\(([^)]*)\\)");
  private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\S+) --> (\\S+) :");

  /** A thing that has states: its table, its heading in the document, its ways by state. */
  record Thing(String table, String heading, Map<String, Set<String>> next) {
    Set<String> states() {
      return new TreeSet<>(next.keySet());
    }

    Set<String> ways() {
      return next.entrySet().stream()
          .flatMap(way -> way.getValue().stream().map(to -> way.getKey() + " → " + to))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
      return table;
    }
  }

  static Stream<Thing> things() {
    return Stream.of(
        new Thing("bulletin", "Bulletin", next(BulletinState.values(), BulletinState::next)),
        new Thing("dispatch", "Dispatch", next(DispatchState.values(), DispatchState::next)),
        new Thing("delivery", "Delivery", next(DeliveryState.values(), DeliveryState::next)),
        new Thing("addressee", "Addressee", next(AddresseeState.values(), AddresseeState::next)));
  }

  @ParameterizedTest
  @MethodSource("things")
  void theDatabaseAllowsExactlyTheStatesOfTheCode(Thing thing) throws IOException {
    String table =
        between(Files.readString(SCHEMA), "create table " + thing.table() + " (", "\n);");
    List<String> allowed = CHECK.matcher(table).results().map(found -> found.group(1)).toList();
    assertThat(allowed).hasSize(1);
    assertThat(words(allowed.get(0).replace("'", ""))).isEqualTo(thing.states());
  }

  @ParameterizedTest
  @MethodSource("things")
  void theDrawnWaysAreExactlyThoseOfTheCode(Thing thing) throws IOException {
    Set<String> drawn =
        arrows(thing).stream()
            .filter(arrow -> !arrow.group(1).equals("[*]"))
            .map(arrow -> arrow.group(1) + " → " + arrow.group(2))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(drawn).isEqualTo(thing.ways());
  }

  @ParameterizedTest
  @MethodSource("things")
  void everyStateCanBeReachedFromTheFirst(Thing thing) throws IOException {
    Set<String> reached = new TreeSet<>();
    arrows(thing).stream()
        .filter(arrow -> arrow.group(1).equals("[*]"))
        .forEach(arrow -> reached.add(arrow.group(2)));
    for (int step = 0; step < thing.states().size(); step++) {
      thing.ways().stream()
          .map(way -> way.split(" → "))
          .filter(way -> reached.contains(way[0]))
          .forEach(way -> reached.add(way[1]));
    }
    assertThat(reached).isEqualTo(thing.states());
  }

  @Test
  void waysThatNoRoomTakesYetAreMarked() throws IOException {
    assertThat(Files.readAllLines(DIAGRAMS))
        .filteredOn(
            line ->
                line.matches(".* --> .*") && line.matches(".*(scheduled|closed|withdrawn) :?.*"))
        .isNotEmpty()
        .allMatch(line -> line.contains("[later]"));
  }

  private static List<MatchResult> arrows(Thing thing) throws IOException {
    String section = Files.readString(DIAGRAMS).split("\n## " + thing.heading() + " ")[1];
    return ARROW.matcher(between(section, "```mermaid", "\n```")).results().toList();
  }

  private static String between(String text, String open, String close) {
    String rest = text.substring(text.indexOf(open) + open.length());
    return rest.substring(0, rest.indexOf(close));
  }

  private static Set<String> words(String list) {
    return new TreeSet<>(List.of(list.split("[,\\s]+")));
  }

  private static <S extends Enum<S>> Map<String, Set<String>> next(
      S[] values, Function<S, Set<S>> next) {
    return Arrays.stream(values)
        .collect(Collectors.toMap(StatesTest::word, state -> words(next.apply(state))));
  }

  private static Set<String> words(Set<? extends Enum<?>> states) {
    return states.stream().map(StatesTest::word).collect(Collectors.toSet());
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
