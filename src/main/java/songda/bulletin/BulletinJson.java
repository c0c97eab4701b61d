package songda.bulletin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a bulletin that are stored as JSON: readings, meta, facts, warnings. */
final class BulletinJson {
  private BulletinJson() {}

  static JsonArray readings(Entry entry) {
    List<Reading> kept =
        entry.readings().isEmpty()
            ? List.of(new Reading(entry.name(), entry.kind(), entry.membersOf()))
            : entry.readings();
    return readings(kept);
  }

  static JsonArray readings(List<Reading> readings) {
    return new JsonArray(
        readings.stream()
            .map(
                reading ->
                    new JsonObject()
                        .put("name", reading.name())
                        .put("kind", reading.kind().text())
                        .put("members_of", reading.membersOf()))
            .collect(Collectors.toList()));
  }

  static List<Reading> readings(JsonArray stored) {
    return stored.stream()
        .map(JsonObject.class::cast)
        .map(
            o ->
                new Reading(
                    o.getString("name"), EntryKind.of(o.getString("kind")), text(o, "members_of")))
        .toList();
  }

  /** What was decided, for the audit. */
  static JsonObject decision(Decision decision) {
    if (decision instanceof Decision.Choose choose) {
      return new JsonObject().put("reading", choose.reading());
    }
    if (decision instanceof Decision.Rename rename) {
      return new JsonObject().put("name", rename.name()).put("kind", rename.kind().text());
    }
    return decision instanceof Decision.ToUnit unit
        ? new JsonObject().put("unit", unit.unitId())
        : new JsonObject().put("collective", ((Decision.ToCollective) decision).collectiveId());
  }

  static JsonObject meta(Meta meta) {
    LocalDate printed = meta.printDate();
    return new JsonObject()
        .put("copies", meta.copies())
        .put("archive", meta.archive())
        .put("printer", meta.printer())
        .put("print_date", printed == null ? null : printed.toString())
        .put("copies_by_name", counts(meta.copiesByName()))
        .put("declared_count", counts(meta.declaredCount()));
  }

  static Meta meta(JsonObject stored) {
    String printed = text(stored, "print_date");
    return new Meta(
        stored.getInteger("copies"),
        stored.getBoolean("archive", false),
        text(stored, "printer"),
        printed == null ? null : LocalDate.parse(printed),
        counts(stored.getJsonArray("copies_by_name", new JsonArray())),
        counts(stored.getJsonArray("declared_count", new JsonArray())));
  }

  static JsonArray facts(List<PrintedFact> facts) {
    return new JsonArray(
        facts.stream()
            .map(
                fact ->
                    new JsonObject()
                        .put("kind", fact.kind().text())
                        .put("value", fact.value())
                        .put("text", fact.text())
                        .put("line", fact.line()))
            .collect(Collectors.toList()));
  }

  static List<PrintedFact> facts(JsonArray stored) {
    return stored.stream()
        .map(JsonObject.class::cast)
        .map(
            o ->
                new PrintedFact(
                    FactKind.of(o.getString("kind")),
                    o.getString("value"),
                    o.getString("text"),
                    o.getInteger("line")))
        .toList();
  }

  static JsonArray warnings(List<Notice> warnings) {
    return new JsonArray(
        warnings.stream()
            .map(
                notice ->
                    new JsonObject()
                        .put("code", notice.code().name())
                        .put("line", notice.line())
                        .put("near", notice.near())
                        .put("args", new JsonArray(notice.args())))
            .collect(Collectors.toList()));
  }

  static List<Notice> warnings(JsonArray stored) {
    return stored.stream()
        .map(JsonObject.class::cast)
        .map(
            o ->
                Notice.of(
                    NoticeCode.valueOf(o.getString("code")),
                    o.getInteger("line"),
                    text(o, "near"),
                    o.getJsonArray("args").stream().map(String::valueOf).toArray(String[]::new)))
        .toList();
  }

  // An array of pairs: jsonb does not keep the order of an object's keys.
  private static JsonArray counts(Map<String, Integer> byName) {
    JsonArray pairs = new JsonArray();
    byName.forEach((name, n) -> pairs.add(new JsonObject().put("name", name).put("n", n)));
    return pairs;
  }

  private static Map<String, Integer> counts(JsonArray pairs) {
    Map<String, Integer> byName = new LinkedHashMap<>();
    pairs.stream()
        .map(JsonObject.class::cast)
        .forEach(pair -> byName.put(pair.getString("name"), pair.getInteger("n")));
    return byName;
  }

  private static @Nullable String text(JsonObject object, String key) {
    return object.getString(key);
  }
}
