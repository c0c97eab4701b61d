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
              + "(?<extra1>增刊)?\\s*+(?<issued>第\\s*+(?<issue>"
              + Numerals.NUMBER
              + ")\\s*+期)\\s*+[）)]?\\s*+(?<extra2>[（(]?增刊[）)]?)?\\s*+"
              + "(?:[（(]?\\s*+(?<totalled>总\\s*+第?\\s*+(?<total>"
              + Numerals.NUMBER
              + ")\\s*+期)\\s*+[）)]?)?\\s*+(?<rest>.{0,40})");

  private static final Pattern TOTAL_LINE =
      Letters.pattern("[（(]?\\s*+总\\s*+第?\\s*+(" + Numerals.NUMBER + ")\\s*+期\\s*+[）)]?");

  private static final Pattern DATED_LINE =
      Letters.pattern(
          "(?<by>.{0,40}?)\\s*+(?<date>"
              + Numerals.DATE
              + "|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})\\s*+(?:印发|编印|印)?\\s*+"
              + "(?:[（(]?(?:星期|周)[一二三四五六日天][)）]?)?\\s*+(?:\\d{1,2}(?:[：:]\\d{2}|时))?");

  /** 网信办 签发：李四 before the date of a masthead. */
  private static final Pattern SIGNED_BY =
      Letters.pattern("(?<by>.{0,30}?)\\s*+签\\s*发\\s*人?\\s*[：:]\\s*(?<signer>\\S{1,10})\\s*+");

  private static final Pattern LEVEL = Letters.pattern("密\\s*级\\s*[：:]\\s*(\\S{1,12})");
  private static final Pattern SIGNER = Letters.pattern("签\\s*发\\s*人?\\s*[：:]\\s*(.{1,20})");
  private static final Pattern URGENCY =
      Letters.pattern("特\\s*急|加\\s*急|平\\s*急|特\\s*提|急\\s*件|紧\\s*急");
  private static final Pattern NAME_END =
      Letters.pattern(".{0,30}(?:简报|快报|专报|工作动态|情况反映|内部参考|工作信息|动态信息)");
  private static final Pattern EDITED = Letters.pattern("(?:编印|主办|编发|编)$");

  private static final Pattern DOCUMENT_NUMBER =
      Letters.pattern(
          "(?<by>[^，。：:\\d]{0,20}?)\\s*+[〔\\[（(【﹝]\\s*+(?<year>\\d{4})\\s*+[〕\\]）)】﹞]\\s*+第?\\s*+"
              + "(?<no>\\d{1,5})\\s*+号");

  private final List<Line> lines;
  private final PrintedFacts facts = new PrintedFacts();
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
   * @param facts what it says, with the places
   */
  record Masthead(Header header, int lines, PrintedFacts facts) {}

  static Masthead read(List<Line> body, Tails tails) {
    HeaderReader reader = new HeaderReader(body);
    reader.read();
    return new Masthead(reader.header(tails), reader.taken, reader.facts);
  }

  private void read() {
    int end = Math.min(MASTHEAD, lines.size());
    List<Line> before = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      Line line = lines.get(i);
      String text = line.trimmed();
      if (text.length() > 80 || text.indexOf('。') >= 0) {
        break;
      }
      if (takes(line, text, before)) {
        taken = i + 1;
        before.clear();
      } else {
        before.add(line);
      }
    }
    if (name == null && taken == 0) {
      nameAlone();
    }
  }

  private boolean takes(Line line, String text, List<Line> before) {
    return mark(line, text)
        || number(line, text, before)
        || total(line, text)
        || dated(line, text)
        || signer(line, text)
        || documentNumber(line, text, before);
  }

  private boolean mark(Line line, String text) {
    if (SecurityMark.isMark(text) || SecurityMark.isInternal(text)) {
      classification = Spelling.heal(text);
      facts.add(FactKind.CLASSIFICATION, text, line);
      return true;
    }
    Matcher level = LEVEL.matcher(text);
    if (level.matches()) {
      classification = level.group(1);
      facts.add(FactKind.CLASSIFICATION, classification, text, line);
      return true;
    }
    if (URGENCY.matcher(text).matches()) {
      urgency = Spelling.heal(text);
      facts.add(FactKind.URGENCY, urgency, text, line);
      return true;
    }
    return false;
  }

  private boolean number(Line line, String text, List<Line> before) {
    Matcher found = ISSUE_LINE.matcher(text);
    if (issue != null || !found.matches() || !isDateOrNothing(found.group("rest"))) {
      return false;
    }
    numbered = true;
    issue = value(found.group("issue"));
    total = value(found.group("total"));
    year = value(found.group("year"));
    String printed = Spelling.heal(found.group("name"));
    name = printed.isEmpty() ? nameOf(before) : printed;
    String more = found.group("extra1") == null ? found.group("extra2") : found.group("extra1");
    extra = more != null || isExtra(printed);
    facts.add(FactKind.NAME, name, printed.isEmpty() && name != null ? before.get(0) : line);
    facts.add(FactKind.YEAR, year, found.group("year"), line);
    facts.add(FactKind.ISSUE, issue, found.group("issued"), line);
    facts.add(FactKind.ISSUE_TOTAL, total, found.group("totalled"), line);
    facts.add(FactKind.EXTRA, more, line);
    if (!found.group("rest").isBlank()) {
      dated(line, found.group("rest"));
    }
    return true;
  }

  private static @Nullable Integer value(@Nullable String printed) {
    return printed == null ? null : Numerals.value(printed);
  }

  private static boolean isExtra(String printed) {
    return printed.endsWith("增刊");
  }

  private static boolean isDateOrNothing(String rest) {
    return rest.isBlank() || DATED_LINE.matcher(rest).matches();
  }

  private static @Nullable String nameOf(List<Line> before) {
    StringBuilder joining = new StringBuilder();
    before.forEach(line -> joining.append(Spelling.heal(line.trimmed())));
    String joined = joining.toString();
    return joined.isEmpty() || joined.length() > 40 ? null : joined;
  }

  private boolean total(Line line, String text) {
    Matcher found = TOTAL_LINE.matcher(text);
    if (total != null || !found.matches()) {
      return false;
    }
    total = Numerals.value(found.group(1));
    facts.add(FactKind.ISSUE_TOTAL, total, text, line);
    return true;
  }

  /** 编印单位 on the left, 印发日期 on the right; either needs an issue number above or 编. */
  private boolean dated(Line line, String text) {
    Matcher found = DATED_LINE.matcher(text);
    if (found.matches()) {
      String by = withoutSigner(line, found.group("by"));
      if (!numbered && !EDITED.matcher(by).find()) {
        return false;
      }
      issuedOn = Numerals.date(found.group("date"));
      facts.add(FactKind.ISSUED_ON, issuedOn, found.group("date"), line);
      return by.isEmpty() || edited(line, by);
    }
    return numbered && EDITED.matcher(text).find() && edited(line, Spelling.heal(text));
  }

  private String withoutSigner(Line line, String by) {
    Matcher signed = SIGNED_BY.matcher(by);
    if (!numbered || !signed.matches()) {
      return Spelling.heal(by);
    }
    signedBy = signed.group("signer");
    facts.add(FactKind.SIGNED_BY, signedBy, signedBy, line);
    return Spelling.heal(signed.group("by"));
  }

  private boolean edited(Line line, String by) {
    String unit = EDITED.matcher(by).replaceFirst("");
    if (issuer == null && !unit.isEmpty()) {
      issuer = unit;
      facts.add(FactKind.ISSUER, unit, by, line);
    }
    return true;
  }

  private boolean signer(Line line, String text) {
    Matcher found = SIGNER.matcher(text);
    if (!found.matches()) {
      return false;
    }
    signedBy = Spelling.heal(found.group(1));
    facts.add(FactKind.SIGNED_BY, signedBy, text, line);
    return true;
  }

  /**
   * 沪邮管简〔2022〕5号 on a line of its own: no part of a title, and numbers the bulletin whose name
   * stands above it.
   */
  private boolean documentNumber(Line line, String text, List<Line> before) {
    Matcher found = DOCUMENT_NUMBER.matcher(text);
    if (!found.matches()) {
      return false;
    }
    String above = nameOf(before);
    if (name == null && above != null && NAME_END.matcher(above).matches()) {
      name = above;
      numbered = true;
      facts.add(FactKind.NAME, name, before.get(0));
    }
    String number =
        Spelling.heal(found.group("by"))
            + "〔"
            + found.group("year")
            + "〕"
            + found.group("no")
            + "号";
    facts.add(FactKind.DOCUMENT_NUMBER, number, text, line);
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
      facts.add(FactKind.NAME, first, lines.get(0));
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
