package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The list of titles that some bulletins print between masthead and first article: 本期要目, 目录. It is
 * a fact of the header and no article. Where its end cannot be seen nothing is taken.
 */
final class Contents {
  private static final Words HEADINGS = Words.of("目录 目次 要目 导读 本期要目 本期目录 本期导读 本期内容 本期主要内容");

  /** 第一件事……1: a title with its page. */
  private static final Pattern PAGED =
      Letters.pattern(".{2,60}?(?:[.．·…]{2,}+|\\s{2,}+)\\s*+[(（]?\\d{1,3}[)）]?");

  private static final Pattern NUMBERED =
      Letters.pattern(
          "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*+[.、．]\\s*+[^。]{2,60}|[●◆★▲■□◇※•·]\\s*+[^。]{2,60}");

  private Contents() {}

  /**
   * How many of the lines below a masthead are its contents; what they say is added to the facts.
   */
  static int read(List<Line> lines, PrintedFacts facts) {
    if (lines.isEmpty() || !HEADINGS.contains(Spelling.heal(lines.get(0).text()))) {
      return 0;
    }
    int end = end(lines);
    List<String> titles = new ArrayList<>();
    lines.subList(1, end).forEach(line -> titles.add(line.trimmed()));
    if (titles.isEmpty()) {
      return 0;
    }
    facts.add(FactKind.CONTENTS, String.join("；", titles), lines.get(0).trimmed(), lines.get(0));
    return end;
  }

  /** With pages to the last that has one, else to the first gap. */
  private static int end(List<Line> lines) {
    int end = 1;
    while (end < lines.size() && PAGED.matcher(lines.get(end).text()).matches()) {
      end++;
    }
    if (end > 1 || lines.size() < 2) {
      return end;
    }
    boolean numbered = NUMBERED.matcher(lines.get(1).trimmed()).matches();
    for (end = 1; end < lines.size() && (end == 1 || lines.get(end).blanksBefore() == 0); end++) {
      String text = lines.get(end).trimmed();
      if (text.indexOf('。') >= 0 || numbered != NUMBERED.matcher(text).matches()) {
        return numbered ? end : 1;
      }
    }
    return end;
  }
}
