package songda.bulletin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;

/** Runs distribution blocks kept as JSON: each case is its text, its exact result and a reason. */
public final class DistributionCases {
  private static final List<String> BUNDLED = List.of("distribution.json", "own-cases.json");

  private DistributionCases() {}

  static Stream<DynamicTest> in(String resource) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream in = DistributionCases.class.getResourceAsStream(resource)) {
      for (JsonNode each : new ObjectMapper().readTree(in)) {
        tests.add(DynamicTest.dynamicTest(each.get("id").asText(), () -> check(each)));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  /**
   * Runs files of cases and prints one line for each; the bundled ones without arguments. Ends with
   * exit code 1 when one is not exact.
   */
  public static void main(String[] files) throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String file : files) {
      json.readTree(Path.of(file).toFile()).forEach(cases::add);
    }
    for (String bundled : files.length == 0 ? BUNDLED : List.<String>of()) {
      json.readTree(DistributionCases.class.getResource(bundled)).forEach(cases::add);
    }
    int wrong = 0;
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    for (JsonNode each : cases) {
      String id = each.get("id").asText();
      try {
        check(each);
        out.println("exact  " + id);
      } catch (AssertionError e) {
        wrong++;
        out.println("WRONG  " + id + "  " + e.getMessage().replaceAll("\\s+", " "));
      }
    }
    out.println(cases.size() - wrong + " of " + cases.size() + " exact");
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static void check(JsonNode each) {
    String text = each.get("text").asText();
    Parsed parsed =
        each.get("as").asText().equals("block")
            ? BulletinParser.parseBlock(text)
            : BulletinParser.parse(text);
    if (each.has("expected_error")) {
      checkError(parsed, each.get("expected_error"));
      return;
    }
    assertThat(parsed.error()).as(each.get("note").asText()).isNull();
    SoftAssertions soft = new SoftAssertions();
    soft.assertThat(lines(parsed)).isEqualTo(lines(each.get("expected")));
    checkMeta(soft, parsed, each.path("expected_meta"));
    soft.assertAll();
  }

  private static String lines(Parsed parsed) {
    StringBuilder lines = new StringBuilder();
    for (Entry e : parsed.entries()) {
      lines.append(
          line(
              e.relation().text(),
              e.name(),
              e.kind().text(),
              String.valueOf(e.membersOf()),
              e.review()));
    }
    return lines.toString();
  }

  private static String lines(JsonNode expected) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode e : expected) {
      lines.append(
          line(
              e.get("relation").asText(),
              e.get("name").asText(),
              e.get("kind").asText(),
              e.get("members_of").isNull() ? "null" : e.get("members_of").asText(),
              e.path("review").asBoolean(false)));
    }
    return lines.toString();
  }

  private static String line(
      String relation, String name, String kind, String members, boolean review) {
    return String.join(" | ", relation, name, kind, members, review ? "review" : "") + "\n";
  }

  private static void checkMeta(SoftAssertions soft, Parsed parsed, JsonNode expected) {
    Meta meta = parsed.meta();
    check(soft, expected, "copies", meta.copies());
    check(soft, expected, "archive", meta.archive());
    check(soft, expected, "printer", meta.printer());
    check(soft, expected, "print_date", meta.printDate());
    check(soft, expected, "copies_by_name", meta.copiesByName());
    check(soft, expected, "declared_count", meta.declaredCount());
    if (expected.has("warnings")) {
      List<String> codes = new ArrayList<>();
      expected.get("warnings").forEach(code -> codes.add(code.asText()));
      soft.assertThat(parsed.warnings().stream().map(w -> w.code().name()).toList())
          .isEqualTo(codes);
    }
  }

  private static void check(SoftAssertions soft, JsonNode expected, String key, Object found) {
    if (expected.has(key)) {
      soft.assertThat(String.valueOf(found)).as(key).isEqualTo(plain(expected.get(key)));
    }
  }

  private static String plain(JsonNode node) {
    if (!node.isObject()) {
      return node.isNull() ? "null" : node.asText();
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    node.fields().forEachRemaining(f -> numbers.put(f.getKey(), f.getValue().asInt()));
    return numbers.toString();
  }

  private static void checkError(Parsed parsed, JsonNode expected) {
    Notice error = parsed.error();
    assertThat(error).isNotNull();
    assertThat(error.code().name()).isEqualTo(expected.get("code").asText());
    if (expected.has("line")) {
      assertThat(error.line()).isEqualTo(expected.get("line").asInt());
    }
    if (expected.has("near")) {
      assertThat(error.near()).isEqualTo(expected.get("near").asText());
    }
    assertThat(parsed.entries()).isEmpty();
    assertThat(ParsedJson.of("-", parsed)).contains("\"articles\":[],\"entries\":[]");
  }
}
