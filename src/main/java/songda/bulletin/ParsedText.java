package songda.bulletin;

import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A reading printed for people at a terminal: header, articles, recipients, choices, warnings. */
public final class ParsedText {
  private final StringBuilder out = new StringBuilder();
  private final ResourceBundle words;
  private final Locale locale;

  private ParsedText(Locale locale) {
    this.words = NoticeSentences.bundle(locale);
    this.locale = locale;
  }

  /** Several lines, each ended by {@code \n}, in Chinese or English. */
  public static String of(String file, Parsed parsed, Locale locale) {
    ParsedText text = new ParsedText(locale);
    text.write(file, parsed);
    return text.out.toString();
  }

  private void write(String file, Parsed parsed) {
    line(file);
    Notice error = parsed.error();
    if (error != null) {
      line("  ✗ " + error.message(locale));
      return;
    }
    header(parsed.header());
    for (Article article : parsed.articles()) {
      line("  " + article.title() + word("text.paragraphs") + article.paragraphs().size());
    }
    for (Entry entry : parsed.entries()) {
      entry(entry);
    }
    meta(parsed.meta());
    for (Notice warning : parsed.warnings()) {
      line("  ! " + warning.message(locale));
    }
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

  private void entry(Entry entry) {
    String members = entry.membersOf() == null ? "" : word("text.members_of") + entry.membersOf();
    String from = entry.derived() ? word("text.derived_from") + entry.raw() : "";
    String kind = word("text." + entry.kind().text());
    line("  " + entry.label() + "  " + kind + "  " + entry.name() + members + from);
    for (Reading reading : entry.readings()) {
      line("      ○ " + reading.name() + word("text.choice." + reading.kind().text()));
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
