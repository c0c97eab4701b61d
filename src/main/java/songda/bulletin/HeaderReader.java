package songda.bulletin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the 报头 where the text layer has one (domain.md §1.1): the lines before the first sentence.
 * A fact is taken only from a line that says nothing else; dates of the body are not the
 * bulletin's.
 */
final class HeaderReader {
  private static final int MASTHEAD = 12;

  private static final Pattern ISSUE_LINE =
      Letters.pattern(
          "(?<name>[^第总（(〔\\[]{0,40}?)\\s*+[（(〔\\[]?\\s*+(?:(?<year>\\d{4})\\s*+年?\\s*+[）)〕\\]]?\\s*+)?"
              + "(?<extra1>增刊)?\\s*+第\\s*+(?<issue>"
              + Numerals.NUMBER
              + ")\\s*+期\\s*+[）)]?\\s*+(?<extra2>[（(]?增刊[）)]?)?\\s*+"
              + "(?:[（(]?\\s*+总\\s*+第?\\s*+(?<total>"
              + Numerals.NUMBER
              + ")\\s*+期\\s*+[）)]?)?\\s*+(?<rest>.{0,40})");

  private static final Pattern TOTAL_LINE =
      Letters.pattern("[（(]?\\s*+总\\s*+第?\\s*+(" + Numerals.NUMBER + ")\\s*+期\\s*+[）)]?");

  private static final Pattern DATED_LINE =
      Letters.pattern("(?<by>.{0,40}?)\\s*+(?<date>" + Numerals.DATE + ")\\s*+(?:印发|编印|印)?");

  private static final Pattern LEVEL = Letters.pattern("密\\s*级\\s*[：:]\\s*(\\S{1,12})");
  private static final Pattern SIGNER = Letters.pattern("签\\s*发\\s*人?\\s*[：:]\\s*(.{1,20})");
  private static final Pattern URGENCY =
      Letters.pattern("特\\s*急|加\\s*急|平\\s*急|特\\s*提|急\\s*件|紧\\s*急");
  private static final Pattern NAME_END =
      Letters.pattern(".{0,30}(?:简报|快报|专报|工作动态|情况反映|内部参考|工作信息|动态信息)");
  private static final Pattern EDITED = Letters.pattern("(?:编印|主办|编发|编)$");

  private final List<Line> lines;
  private int taken;
  private boolean numbered;
  private @Nullable String name;
  private @Nullable Integer issue;
  private @Nullable Integer total;
  private boolean extra;
  private @Nullable Integer year;
  private @Nullable String issuer;
  private @Nullable LocalDate issuedOn;
  private @Nullable String signedBy;
  private @Nullable String urgency;
  private @Nullable String classification;

  private HeaderReader(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * The header and where the body starts.
   *
   * @param header facts as far as they are printed
   * @param lines how many lines the masthead has
   */
  record Masthead(Header header, int lines) {}

  static Masthead read(List<Line> body, Tails tails) {
    HeaderReader reader = new HeaderReader(body);
    reader.read();
    return new Masthead(reader.header(tails), reader.taken);
  }

  private void read() {
    int end = Math.min(MASTHEAD, lines.size());
    List<String> before = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      String text = lines.get(i).trimmed();
      if (text.length() > 80 || text.indexOf('。') >= 0) {
        break;
      }
      if (takes(text, before)) {
        taken = i + 1;
        before.clear();
      } else {
        before.add(Spelling.heal(text));
      }
    }
    if (name == null && taken == 0) {
      nameAlone();
    }
  }

  private boolean takes(String text, List<String> before) {
    return mark(text) || number(text, before) || total(text) || dated(text) || signer(text);
  }

  private boolean mark(String text) {
    if (SecurityMark.isMark(text) || SecurityMark.isInternal(text)) {
      classification = Spelling.heal(text);
      return true;
    }
    Matcher level = LEVEL.matcher(text);
    if (level.matches()) {
      classification = level.group(1);
      return true;
    }
    if (URGENCY.matcher(text).matches()) {
      urgency = Spelling.heal(text);
      return true;
    }
    return false;
  }

  private boolean number(String text, List<String> before) {
    Matcher line = ISSUE_LINE.matcher(text);
    if (issue != null || !line.matches() || !isDateOrNothing(line.group("rest"))) {
      return false;
    }
    numbered = true;
    issue = Numerals.value(line.group("issue"));
    total = line.group("total") == null ? null : Numerals.value(line.group("total"));
    year = line.group("year") == null ? null : Numerals.value(line.group("year"));
    String printed = Spelling.heal(line.group("name"));
    name = printed.isEmpty() ? nameOf(before) : printed;
    extra = line.group("extra1") != null || line.group("extra2") != null || isExtra(printed);
    if (!line.group("rest").isBlank()) {
      dated(line.group("rest"));
    }
    return true;
  }

  private static boolean isExtra(String printed) {
    return printed.endsWith("增刊");
  }

  private static boolean isDateOrNothing(String rest) {
    return rest.isBlank() || DATED_LINE.matcher(rest).matches();
  }

  private static @Nullable String nameOf(List<String> before) {
    String joined = String.join("", before);
    return joined.isEmpty() || joined.length() > 40 ? null : joined;
  }

  private boolean total(String text) {
    Matcher line = TOTAL_LINE.matcher(text);
    if (total != null || !line.matches()) {
      return false;
    }
    total = Numerals.value(line.group(1));
    return true;
  }

  /** 编印单位 on the left, 印发日期 on the right; either needs an issue number above or 编. */
  private boolean dated(String text) {
    Matcher line = DATED_LINE.matcher(text);
    if (line.matches()) {
      String by = Spelling.heal(line.group("by"));
      if (!numbered && !EDITED.matcher(by).find()) {
        return false;
      }
      issuedOn = Numerals.date(line.group("date"));
      return by.isEmpty() || edited(by);
    }
    return numbered && EDITED.matcher(text).find() && edited(Spelling.heal(text));
  }

  private boolean edited(String by) {
    String unit = EDITED.matcher(by).replaceFirst("");
    issuer = issuer == null && !unit.isEmpty() ? unit : issuer;
    return true;
  }

  private boolean signer(String text) {
    Matcher line = SIGNER.matcher(text);
    if (!line.matches()) {
      return false;
    }
    signedBy = Spelling.heal(line.group(1));
    return true;
  }

  /** A first line that ends in 简报 and is followed by a title is the bulletin's name. */
  private void nameAlone() {
    if (lines.size() < 3) {
      return;
    }
    String first = Spelling.heal(lines.get(0).trimmed());
    String second = lines.get(1).trimmed();
    boolean title = second.indexOf('，') < 0 && second.indexOf('。') < 0;
    if (first.length() <= 30 && NAME_END.matcher(first).matches() && title) {
      name = first;
      taken = 1;
    }
  }

  private Header header(Tails tails) {
    LocalDate date = issuedOn == null ? tails.signedOn() : issuedOn;
    if (year == null && numbered && issuedOn != null) {
      year = issuedOn.getYear();
    }
    return new Header(
        name,
        issue,
        total,
        extra,
        year,
        issuer == null ? tails.issuer() : issuer,
        date,
        signedBy == null ? tails.signedBy() : signedBy,
        urgency,
        classification);
  }
}
