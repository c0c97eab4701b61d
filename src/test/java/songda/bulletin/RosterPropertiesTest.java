package songda.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is printed legally is read back; whatever is not, never throws. */
class RosterPropertiesTest {
  private static final List<String> SCOPES = List.of("国家", "省", "市", "县", "上海市", "浦东新区");
  private static final List<String> HEADS =
      List.of("教育局", "财政局", "总工会", "文明办", "交通委", "统计局", "邮政管理局", "快递行业协会", "人民法院");
  private static final List<String> LABELS =
      List.of("报", "抄报", "呈送", "送", "抄送", "主送", "分送", "发", "下发", "印发");
  private static final List<String> FAMILIES =
      List.of("", "发：省档案馆各处室、中心\n", "发：省档案馆人事处、财务处，各快递企业\n", "发：市委、政府，各区、县\n", "发：区委、区政府、区政协领导\n");
  private static final List<String> SPACES = List.of("", " ", "　", "\u00A0 ");
  private static final List<String> WORDS =
      List.of(
          "报：",
          "送:",
          "抄　送：",
          "发 ",
          "市委",
          "政府",
          "各",
          "处室",
          "领导",
          "、",
          "，",
          "；",
          "。",
          "\n",
          "\r",
          "（",
          "）",
          "(",
          "]",
          "“",
          "”",
          "及",
          "和",
          "共印30份",
          "存档",
          "2022年5月7日印发",
          "编辑：",
          "密级：",
          "秘密",
          "1.",
          "①",
          "（2份）",
          "12家",
          "×××",
          "__",
          "a@b.cn",
          "\0",
          "\uFFFD",
          "\uD83D",
          "\uDC00",
          "\uFEFF",
          "\u200B",
          "   ",
          "　",
          "**",
          ">",
          "第5期",
          "上海市",
          "局",
          "A",
          "𬭚",
          "\u2028");

  @Property
  void garbageNeverThrows(@ForAll("garbage") String text) {
    for (Parsed parsed : List.of(BulletinParser.parse(text), BulletinParser.parseBlock(text))) {
      assertThat(ParsedJson.of("-", parsed)).startsWith("{").doesNotContain("\n");
      if (parsed.error() != null) {
        assertThat(parsed.entries()).isEmpty();
      }
    }
  }

  @Property
  void aRosterInAnyLegalPunctuationIsReadBack(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> expected = new ArrayList<>();
    Map<String, Integer> copies = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    for (List<String> names : lists(random)) {
      String label = any(LABELS, random);
      names.forEach(name -> expected.add(label + " " + name));
      segment(text, label, names, copies, random);
    }
    Parsed parsed = BulletinParser.parseBlock(text.toString());
    assertThat(parsed.error()).as(text.toString()).isNull();
    assertThat(parsed.entries())
        .as(text.toString())
        .extracting(entry -> entry.label() + " " + entry.name())
        .containsExactlyElementsOf(expected);
    assertThat(parsed.entries()).noneMatch(Entry::review);
    assertThat(parsed.meta().copiesByName()).isEqualTo(copies);
    assertThat(parsed.warnings()).isEmpty();
  }

  @Property
  void aRosterWrappedAtAnyWidthIsReadBack(@ForAll long seed) {
    Random random = new Random(seed);
    int width = 20 + random.nextInt(21);
    List<String> expected = new ArrayList<>();
    StringBuilder text = new StringBuilder("关于试行的通报\n\n");
    text.append("文".repeat(width)).append('\n').append("字".repeat(width - 1)).append("。\n");
    for (List<String> names : lists(random)) {
      String label = any(LABELS, random);
      names.forEach(name -> expected.add(label + " " + name));
      wrap(text, label + "：" + String.join(any(List.of("，", "、"), random), names) + "。", width);
    }
    Parsed parsed = BulletinParser.parse(text.toString());
    assertThat(parsed.error()).as(text.toString()).isNull();
    assertThat(parsed.entries())
        .as(text.toString())
        .extracting(entry -> entry.label() + " " + entry.name())
        .containsExactlyElementsOf(expected);
    assertThat(parsed.warnings()).as(text.toString()).isEmpty();
  }

  /** Breaks after exactly so many characters, wherever that is. */
  private static void wrap(StringBuilder text, String segment, int width) {
    for (int from = 0; from < segment.length(); from += width) {
      text.append(segment, from, Math.min(segment.length(), from + width)).append('\n');
    }
  }

  @Property
  void whatWasReadIsPrintedAndReadAgain(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (List<String> names : lists(random)) {
      segment(text, any(LABELS, random), names, new LinkedHashMap<>(), random);
    }
    text.append(any(FAMILIES, random));
    Parsed parsed = BulletinParser.parseBlock(text.toString());
    String printed = BlockPrinter.print(parsed.entries(), parsed.meta().copiesByName(), 7);
    Parsed again = BulletinParser.parseBlock(printed);
    assertThat(essence(again)).as(printed).isEqualTo(essence(parsed));
    assertThat(again.meta().copiesByName()).isEqualTo(parsed.meta().copiesByName());
    assertThat(again.meta().copies()).isEqualTo(7);
  }

  private static List<String> essence(Parsed parsed) {
    return parsed.entries().stream()
        .sorted(java.util.Comparator.comparing(Entry::relation))
        .map(
            e ->
                e.label()
                    + (" " + e.name() + " " + e.kind())
                    + (" " + e.membersOf() + " " + e.review()))
        .toList();
  }

  @Provide
  Arbitrary<String> garbage() {
    Arbitrary<String> word = Arbitraries.of(WORDS);
    Arbitrary<String> noise = Arbitraries.strings().ofMaxLength(5);
    return Arbitraries.frequencyOf(Tuple.of(6, word), Tuple.of(1, noise))
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  /** One to four lists of at least two names, no name twice. */
  private static List<List<String>> lists(Random random) {
    List<String> names = new ArrayList<>();
    SCOPES.forEach(scope -> HEADS.forEach(head -> names.add(scope + head)));
    Collections.shuffle(names, random);
    List<List<String>> lists = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      int to = from + 2 + random.nextInt(8);
      lists.add(names.subList(from, to));
      from = to;
    }
    return lists;
  }

  private static void segment(
      StringBuilder text,
      String label,
      List<String> names,
      Map<String, Integer> copies,
      Random random) {
    text.append(any(List.of("", "> ", "  ", "　　"), random));
    text.append(String.join(any(SPACES, random), label.split("")));
    text.append(any(SPACES, random)).append(any(List.of("：", ":"), random));
    int numbering = random.nextInt(4);
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        text.append(any(List.of("、", "，", ",", "；", ";", "、\n", "，\n　　", "\n，"), random));
      }
      text.append(any(List.of("", " "), random)).append(ordinal(numbering, i + 1));
      text.append(wrapped(names.get(i), random));
      if (random.nextInt(4) == 0) {
        int number = 1 + random.nextInt(20);
        copies.put(names.get(i), number);
        text.append(
            any(List.of("（" + number + "份）", "(" + number + ")", "（ " + number + " 份 ）"), random));
      }
    }
    text.append(any(List.of("", "。", "；", ";", "."), random));
    text.append(any(List.of("\n", "\r\n", "\r", "\n\n"), random));
  }

  private static String ordinal(int numbering, int number) {
    return switch (numbering) {
      case 1 -> number + ".";
      case 2 -> "（" + number + "）";
      case 3 -> Character.toString((char) ('①' + number - 1));
      default -> "";
    };
  }

  /** At times with a line end inside, as on a page. */
  private static String wrapped(String name, Random random) {
    if (random.nextInt(6) > 0) {
      return name;
    }
    int at = name.length() - 1;
    return name.substring(0, at) + any(List.of("\n", " \n\n", "\r\n"), random) + name.substring(at);
  }

  private static String any(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
