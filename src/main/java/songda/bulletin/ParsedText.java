package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import songda.bulletin.PrintedText.NumberedLine;

/**
 * A reading printed for people at a terminal: header, articles, the block as it is printed with the
 * entries marked under it and the warnings in their places, then the entries with their choices.
 */
public final class ParsedText {
  private final StringBuilder out = new StringBuilder();
  private final ResourceBundle words;
  private final Locale locale;

  private ParsedText(Locale locale) {
    this.words = NoticeSentences.bundle(locale);
    this.locale = locale;
  }

  /**
   * Several lines, each ended by {@code \n}, in Chinese or English.
   *
   * @param text what was read; empty when there was none
   */
  public static String of(String file, String text, Parsed parsed, Locale locale) {
    ParsedText printed = new ParsedText(locale);
    printed.line(file);
    if (parsed.error() == null) {
      printed.reading(text, parsed);
    } else {
      printed.refused(text, parsed.error());
    }
    return printed.out.toString();
  }

  private void refused(String text, Notice error) {
    if (error.line() != null) {
      print(new MarkedLines(Excerpt.of(text, error.line(), error.near()), List.of()));
    }
    line("  ✗ " + error.message(locale));
  }

  private void reading(String text, Parsed parsed) {
    header(parsed.header());
    facts(parsed.facts());
    for (Article article : parsed.articles()) {
      line("  " + article.title() + word("text.paragraphs") + article.paragraphs().size());
    }
    List<Notice> elsewhere = block(PrintedSheet.of(text, parsed.entries()), parsed);
    int width = Integer.toString(parsed.entries().size()).length();
    for (int i = 0; i < parsed.entries().size(); i++) {
      entry(String.format(Locale.ROOT, "  %" + width + "d  ", i + 1), parsed.entries().get(i));
    }
    meta(parsed.meta());
    elsewhere.forEach(this::warning);
  }

  /** The block's lines and the other lines that are warned of; gives the warnings of no line. */
  private List<Notice> block(PrintedSheet sheet, Parsed parsed) {
    List<Notice> left = new ArrayList<>(parsed.warnings());
    List<NumberedLine> shown = new ArrayList<>();
    for (int i = 0; i < sheet.lines().size(); i++) {
      NumberedLine line = sheet.lines().get(i);
      boolean inBlock = i >= sheet.from() && i < sheet.to();
      if (inBlock || left.stream().anyMatch(warning -> isOn(line, warning))) {
        shown.add(line);
      }
    }
    MarkedLines lines = new MarkedLines(shown, parsed.entries());
    for (NumberedLine line : shown) {
      out.append(lines.of(line));
      left.stream().filter(warning -> isOn(line, warning)).forEach(this::warning);
      left.removeIf(warning -> isOn(line, warning));
    }
    return left;
  }

  private static boolean isOn(NumberedLine line, Notice warning) {
    return Objects.equals(warning.line(), line.number());
  }

  private void print(MarkedLines lines) {
    lines.lines().forEach(line -> out.append(lines.of(line)));
  }

  private void warning(Notice warning) {
    line("  ! " + warning.message(locale));
  }

  private void header(Header header) {
    StringJoiner facts = new StringJoiner("  ", "  ", "");
    fact(facts, "text.name", header.name());
    fact(facts, "text.year", header.year());
    fact(facts, "text.issue", header.issue());
    fact(facts, "text.issuer", header.issuer());
    fact(facts, "text.issued_on", header.issuedOn());
    line(facts.toString());
  }

  /** What the text prints of header and tails, each with its line. */
  private void facts(List<PrintedFact> facts) {
    for (PrintedFact fact : facts) {
      String meant = fact.value().equals(fact.text()) ? "" : " → " + fact.value();
      line("    " + fact.line() + "  " + fact.kind().label(locale) + "  " + fact.text() + meant);
    }
  }

  private void entry(String number, Entry entry) {
    String members = entry.membersOf() == null ? "" : word("text.members_of") + entry.membersOf();
    String from = entry.derived() ? word("text.derived_from") + entry.raw() : "";
    String kind = word("text." + entry.kind().text());
    line(number + entry.label() + "  " + kind + "  " + entry.name() + members + from);
    String indent = " ".repeat(number.length() + 2);
    for (Reading reading : entry.readings()) {
      line(indent + "○ " + reading.name() + word("text.choice." + reading.kind().text()));
    }
  }

  private void meta(Meta meta) {
    StringJoiner facts = new StringJoiner("  ", "  ", "");
    fact(facts, "text.copies", meta.copies());
    fact(facts, "text.printer", meta.printer());
    fact(facts, "text.print_date", meta.printDate());
    if (meta.archive()) {
      facts.add(word("text.archive"));
    }
    line(facts.toString());
  }

  private void fact(StringJoiner facts, String key, @Nullable Object value) {
    facts.add(word(key) + Objects.requireNonNullElse(value, "—"));
  }

  private String word(String key) {
    return words.getString(key);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
