package songda.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import songda.Main;

/** {@code songda parse}: its keys, exit codes, streams and encoding (design.md §6). */
class ParseCommandTest {
  private static final String GOOD = "报：市委\n送：各快递企业（12家），市局（2份）\n";

  @TempDir private Path dir;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void everyKeyIsPresentInItsOrder() throws IOException {
    assertThat(run("", "--block", file("good.txt", GOOD))).isZero();
    JsonNode json = lines().get(0);
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("file", "header", "articles", "entries", "meta", "warnings", "error");
    assertThat(json.get("header").fieldNames())
        .toIterable()
        .containsExactly(
            "name",
            "issue",
            "issue_total",
            "extra",
            "year",
            "issuer",
            "issued_on",
            "signed_by",
            "urgency",
            "classification");
    assertThat(json.get("entries").get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "label", "relation", "name", "kind", "members_of", "review", "derived", "raw", "line");
    assertThat(json.get("meta").toString())
        .isEqualTo(
            "{\"copies\":null,\"archive\":false,\"printer\":null,\"print_date\":null,"
                + "\"copies_by_name\":{\"市局\":2},\"declared_count\":{\"各快递企业\":12}}");
    assertThat(json.get("error").isNull()).isTrue();
  }

  @Test
  void anErrorLeavesEveryOtherKeyEmpty() throws IOException {
    assertThat(run("", "--block", file("bad.txt", "报：市委\n送：\n"))).isEqualTo(1);
    JsonNode json = lines().get(0);
    assertThat(json.get("articles")).isEmpty();
    assertThat(json.get("entries")).isEmpty();
    assertThat(json.get("error").fieldNames())
        .toIterable()
        .containsExactly("code", "line", "near", "message");
    assertThat(json.get("error").get("code").asText()).isEqualTo("EMPTY_RELATION");
    assertThat(json.get("error").get("line").asInt()).isEqualTo(2);
  }

  @Test
  void aWarningHasTheSameKeysAndIsNoFailure() throws IOException {
    assertThat(run("", "--block", file("warned.txt", "送：市局，市局"))).isZero();
    JsonNode warning = lines().get(0).get("warnings").get(0);
    assertThat(warning.fieldNames())
        .toIterable()
        .containsExactly("code", "line", "near", "message");
    assertThat(warning.get("code").asText()).isEqualTo("DUPLICATE_RECIPIENT");
  }

  @Test
  void oneUnreadableFileDoesNotStopTheOthers() throws IOException {
    String good = file("good.txt", GOOD);
    String binary = dir.resolve("b.bin").toString();
    Files.write(Path.of(binary), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
    String missing = dir.resolve("missing.txt").toString();
    assertThat(run("", "--block", good, missing, binary, dir.toString(), good)).isEqualTo(1);
    List<JsonNode> lines = lines();
    assertThat(lines)
        .extracting(json -> json.get("file").asText())
        .containsExactly(good, missing, binary, dir.toString(), good);
    assertThat(lines)
        .extracting(json -> json.get("error").path("code").asText(""))
        .containsExactly("", "UNREADABLE", "UNREADABLE", "UNREADABLE", "");
    assertThat(lines.get(4).get("entries")).hasSize(3);
    assertThat(lines.get(1).get("error").get("message").asText()).contains("missing.txt");
  }

  @Test
  void standardInputIsADash() throws IOException {
    assertThat(run(GOOD, "--json", "--block", "-")).isZero();
    assertThat(lines().get(0).get("file").asText()).isEqualTo("-");
    assertThat(lines().get(0).get("entries")).hasSize(3);
  }

  @Test
  void filesOfOldOfficesAreDecoded() throws IOException {
    Path old = dir.resolve("gb.txt");
    Files.write(old, GOOD.getBytes(Charset.forName("GB18030")));
    assertThat(run("", "--block", old.toString())).isZero();
    assertThat(lines().get(0).get("entries").get(0).get("name").asText()).isEqualTo("市委");
  }

  @Test
  void textForPeopleIsNoJson() throws IOException {
    assertThat(run("", "--block", "--text", file("good.txt", GOOD))).isZero();
    assertThat(printed()).contains("市委").contains("统称").doesNotContain("{");
  }

  @Test
  void textForPeopleShowsTheBlockWithItsEntriesMarkedAndWarningsInPlace() throws IOException {
    String text = "一篇文章\n这一段是正文。\n报：市委、政府\n送：省统计局各处室、文明办，市委\n";
    assertThat(run("", "--text", file("marked.txt", text))).isZero();
    assertThat(printed())
        .contains(
            """
              3 | 报：市委、政府
                |     ^1~~  ^2~~
              4 | 送：省统计局各处室、文明办，市委
                |     ^3-4~~~~~~~~~~~~~~~~~~  ^5~~
              ! 第 4 行“市委”前面已经列过（第 3 行，报）：登记表两处都列，只投递一次，按较高的一类处理。请核对。
            """)
        .contains("○ 省统计局各文明办（多家）");
  }

  @Test
  void anErrorIsShownInItsPlace() throws IOException {
    String text = "一篇文章\n这一段是正文。\n报：市委\n送：市局（民政\n发：各县\n";
    assertThat(run("", "--text", file("bad.txt", text))).isEqualTo(1);
    assertThat(printed())
        .contains(
            """
              3 | 报：市委
              4 | 送：市局（民政
                |     ^~~~~~~~~~
              5 | 发：各县
              ✗ 第 4 行“市局（民政”括号不成对，无法判断单位边界。请补齐括号。
            """);
  }

  @Test
  void wrongUseExitsWithTwoAndPrintsNoResult() {
    assertThat(run("")).isEqualTo(2);
    assertThat(run("", "--unknown", "x")).isEqualTo(2);
    assertThat(printed()).isEmpty();
  }

  @Test
  void outputIsUtf8WhateverTheLocale() throws IOException, InterruptedException {
    Process songda =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=US-ASCII",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "parse",
                "--block",
                "-")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var in = songda.getOutputStream()) {
      in.write("送：䶮山镇政府，𬭚业公司".getBytes(StandardCharsets.UTF_8));
    }
    String result = new String(songda.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(songda.waitFor()).isZero();
    assertThat(result).contains("䶮山镇政府", "𬭚业公司").endsWith("}\n").hasLineCount(1);
  }

  private int run(String input, String... args) {
    ParseCommand command =
        new ParseCommand(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8));
    return new CommandLine(command).setErr(new PrintWriter(new StringWriter())).execute(args);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text).toString();
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : printed().split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(new ObjectMapper().readTree(line));
      }
    }
    return lines;
  }
}
