package songda.bulletin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of {@code songda parse} (design.md §6): one compact object, keys in a fixed order, every
 * key present, absent facts {@code null}, {@code []} or <code>{}</code>.
 */
public final class ParsedJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private ParsedJson(JsonGenerator json) {
    this.json = json;
  }

  /** One line of JSON, without a line end, for what was read from {@code file}. */
  public static String of(String file, Parsed parsed) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      new ParsedJson(json).write(file, parsed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(String file, Parsed parsed) throws IOException {
    boolean refused = parsed.error() != null;
    json.writeStartObject();
    json.writeStringField("file", file);
    header(parsed.header());
    articles(refused ? List.of() : parsed.articles());
    entries(refused ? List.of() : parsed.entries());
    meta(parsed.meta());
    json.writeArrayFieldStart("warnings");
    for (Notice warning : parsed.warnings()) {
      notice(warning);
    }
    json.writeEndArray();
    json.writeFieldName("error");
    notice(parsed.error());
    json.writeEndObject();
  }

  private void header(Header header) throws IOException {
    json.writeObjectFieldStart("header");
    string("name", header.name());
    number("issue", header.issue());
    number("issue_total", header.issueTotal());
    json.writeBooleanField("extra", header.extra());
    number("year", header.year());
    string("issuer", header.issuer());
    string("issued_on", header.issuedOn());
    string("signed_by", header.signedBy());
    string("urgency", header.urgency());
    string("classification", header.classification());
    json.writeEndObject();
  }

  private void articles(List<Article> articles) throws IOException {
    json.writeArrayFieldStart("articles");
    for (Article article : articles) {
      json.writeStartObject();
      json.writeStringField("title", article.title());
      json.writeArrayFieldStart("paragraphs");
      for (String paragraph : article.paragraphs()) {
        json.writeString(paragraph);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void entries(List<Entry> entries) throws IOException {
    json.writeArrayFieldStart("entries");
    for (Entry entry : entries) {
      json.writeStartObject();
      json.writeStringField("label", entry.label());
      json.writeStringField("relation", entry.relation().text());
      json.writeStringField("name", entry.name());
      json.writeStringField("kind", entry.kind().text());
      string("members_of", entry.membersOf());
      json.writeBooleanField("review", entry.review());
      json.writeBooleanField("derived", entry.derived());
      json.writeStringField("raw", entry.raw());
      json.writeNumberField("line", entry.line());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void meta(Meta meta) throws IOException {
    json.writeObjectFieldStart("meta");
    number("copies", meta.copies());
    json.writeBooleanField("archive", meta.archive());
    string("printer", meta.printer());
    string("print_date", meta.printDate());
    numbers("copies_by_name", meta.copiesByName());
    numbers("declared_count", meta.declaredCount());
    json.writeEndObject();
  }

  private void numbers(String key, Map<String, Integer> numbers) throws IOException {
    json.writeObjectFieldStart(key);
    for (Map.Entry<String, Integer> each : numbers.entrySet()) {
      json.writeNumberField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
  }

  private void notice(@Nullable Notice notice) throws IOException {
    if (notice == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("code", notice.code().name());
    number("line", notice.line());
    string("near", notice.near());
    json.writeStringField("message", notice.message());
    json.writeEndObject();
  }

  private void string(String key, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNullField(key);
    } else {
      json.writeStringField(key, value.toString());
    }
  }

  private void number(String key, @Nullable Integer value) throws IOException {
    if (value == null) {
      json.writeNullField(key);
    } else {
      json.writeNumberField(key, value);
    }
  }
}
