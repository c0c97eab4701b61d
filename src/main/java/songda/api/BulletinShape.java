package songda.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Bulletin;
import songda.bulletin.BulletinSummary;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.Header;
import songda.bulletin.Notice;
import songda.bulletin.PrintedFact;
import songda.bulletin.Reading;
import songda.bulletin.UnitRef;

/** Bulletins as JSON. */
final class BulletinShape {
  private BulletinShape() {}

  static JsonObject bulletin(Bulletin bulletin) {
    return new JsonObject()
        .put("id", bulletin.id())
        .put("version", bulletin.version())
        .put("state", bulletin.state())
        .put("revision", bulletin.revision())
        .put("sha256", bulletin.documentSha256Hex())
        .put("file_name", bulletin.fileName())
        .put("header", header(bulletin.header()))
        .put("deadline_on", text(bulletin.deadlineOn()))
        .put(
            "articles",
            list(
                bulletin.articles(),
                article ->
                    new JsonObject()
                        .put("title", article.title())
                        .put("paragraphs", new JsonArray(article.paragraphs()))))
        .put("entries", list(bulletin.entries(), BulletinShape::entry))
        .put("printed_facts", list(bulletin.facts(), BulletinShape::fact))
        .put("warnings", list(bulletin.warnings(), BulletinShape::notice))
        .put("author", bulletin.author().login())
        .put("created_at", text(bulletin.createdAt()))
        .put("submitted_at", text(bulletin.submittedAt()))
        .put("decided_by", bulletin.decidedBy() == null ? null : bulletin.decidedBy().login())
        .put("decided_at", text(bulletin.decidedAt()))
        .put("decision_note", bulletin.decisionNote())
        .put("dispatch_id", bulletin.dispatchId());
  }

  static JsonObject summary(BulletinSummary bulletin) {
    return new JsonObject()
        .put("id", bulletin.id())
        .put("version", bulletin.version())
        .put("state", bulletin.state())
        .put("name", bulletin.name())
        .put("year", bulletin.year())
        .put("issue", bulletin.issue())
        .put("extra", bulletin.extra())
        .put("issued_on", text(bulletin.issuedOn()))
        .put("file_name", bulletin.fileName())
        .put("first_title", bulletin.firstTitle())
        .put("author", bulletin.authorName())
        .put("created_at", text(bulletin.createdAt()))
        .put("dispatch_id", bulletin.dispatchId());
  }

  private static JsonObject header(Header header) {
    return new JsonObject()
        .put("name", header.name())
        .put("issue", header.issue())
        .put("issue_total", header.issueTotal())
        .put("extra", header.extra())
        .put("year", header.year())
        .put("issuer", header.issuer())
        .put("issued_on", text(header.issuedOn()))
        .put("signed_by", header.signedBy())
        .put("urgency", header.urgency())
        .put("classification", header.classification());
  }

  private static JsonObject entry(ConfirmedEntry entry) {
    return new JsonObject()
        .put("position", entry.position())
        .put("label", entry.printed().label())
        .put("relation", entry.printed().relation().text())
        .put("name", entry.name())
        .put("kind", entry.kind().text())
        .put("members_of", entry.membersOf())
        .put("raw", entry.printed().raw())
        .put("line", entry.printed().line())
        .put("copies", entry.copies())
        .put("edited", entry.edited())
        .put("derived", entry.printed().derived())
        .put("review", entry.flagged())
        .put("readings", list(entry.printed().readings(), BulletinShape::reading))
        .put("decided", entry.decided())
        .put("chosen", entry.chosen())
        .put("decided_by", entry.decidedByName())
        .put("decided_at", text(entry.decidedAt()))
        .put("unit_id", entry.unit().map(UnitRef::id).orElse(null))
        .put("collective_id", entry.collective().map(one -> one.id()).orElse(null))
        .put("units", list(entry.units(), BulletinShape::unit));
  }

  private static JsonObject fact(PrintedFact fact) {
    return new JsonObject()
        .put("kind", fact.kind().text())
        .put("value", fact.value())
        .put("text", fact.text())
        .put("line", fact.line());
  }

  static JsonObject unit(UnitRef unit) {
    return new JsonObject().put("id", unit.id()).put("name", unit.name());
  }

  private static JsonObject reading(Reading reading) {
    return new JsonObject()
        .put("name", reading.name())
        .put("kind", reading.kind().text())
        .put("members_of", reading.membersOf());
  }

  private static JsonObject notice(Notice notice) {
    return new JsonObject()
        .put("code", notice.code().name())
        .put("line", notice.line())
        .put("near", notice.near())
        .put("message", notice.message(Locale.CHINESE));
  }

  static <T> JsonArray list(List<T> items, Function<T, JsonObject> shape) {
    return new JsonArray(items.stream().map(shape).toList());
  }

  /** A page: its items, and what to ask for next; null on the last page. */
  static <T> JsonObject page(
      List<T> items, int limit, Function<T, JsonObject> shape, Function<T, Object> next) {
    Object place = items.size() < limit ? null : next.apply(items.get(items.size() - 1));
    return new JsonObject().put("items", list(items, shape)).put("next", place);
  }

  static @Nullable String text(@Nullable Temporal time) {
    return time == null ? null : time.toString();
  }
}
