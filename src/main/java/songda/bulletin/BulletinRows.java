package songda.bulletin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import songda.access.Account;
import songda.access.Role;

/** From rows to bulletins and their entries. */
final class BulletinRows {
  private BulletinRows() {}

  static BulletinSummary summary(Row row) {
    return new BulletinSummary(
        row.getLong("id"),
        row.getInteger("version"),
        row.getString("state"),
        row.getString("name"),
        row.getInteger("year"),
        row.getInteger("issue"),
        row.getBoolean("extra"),
        row.getLocalDate("issued_on"),
        row.getString("file_name"),
        row.getString("title"),
        row.getString("author_name"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getLong("dispatch_id"));
  }

  /** The bulletin without articles and entries; {@link Bulletin#filled} adds them. */
  static Bulletin bulletin(Row row) {
    return new Bulletin(
        row.getLong("id"),
        row.getInteger("version"),
        row.getString("state"),
        row.getInteger("revision"),
        row.getString("sha256"),
        row.getString("file_name"),
        header(row),
        row.getLocalDate("deadline_on"),
        List.of(),
        List.of(),
        BulletinJson.meta((JsonObject) row.getValue("meta")),
        BulletinJson.facts((JsonArray) row.getValue("printed_facts")),
        BulletinJson.warnings((JsonArray) row.getValue("warnings")),
        account(row, row.getLong("author_id"), "author"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getLong("edited_by"),
        row.getLong("submitted_by"),
        instant(row, "submitted_at"),
        row.getLong("decided_by") == null
            ? null
            : account(row, row.getLong("decided_by"), "decider"),
        instant(row, "decided_at"),
        row.getString("decision_note"),
        row.getLong("dispatch_id"));
  }

  static StoredEntry entry(Row row) {
    return new StoredEntry(bare(row), row.getLong("unit_id"), row.getLong("collective_id"));
  }

  private static ConfirmedEntry bare(Row row) {
    boolean decided = row.getLong("decided_by") != null;
    boolean flagged = row.getBoolean("review");
    return new ConfirmedEntry(
        row.getInteger("position"),
        printed(row, flagged),
        row.getString("name"),
        EntryKind.of(row.getString("kind")),
        row.getString("members_of"),
        row.getInteger("copies"),
        Optional.empty(),
        Optional.empty(),
        row.getBoolean("edited"),
        flagged,
        decided,
        row.getString("chosen"),
        row.getString("decider_name"),
        instant(row, "decided_at"));
  }

  private static Entry printed(Row row, boolean flagged) {
    List<Reading> readings = BulletinJson.readings((JsonArray) row.getValue("readings"));
    Reading own =
        Optional.of(readings)
            .filter(r -> !r.isEmpty())
            .map(r -> r.get(0))
            .orElseGet(
                () ->
                    new Reading(
                        row.getString("name"),
                        EntryKind.of(row.getString("kind")),
                        row.getString("members_of")));
    return new Entry(
        row.getString("label"),
        Relation.of(row.getString("relation")),
        own.name(),
        own.kind(),
        own.membersOf(),
        flagged,
        row.getBoolean("derived"),
        row.getString("raw"),
        row.getInteger("line"),
        flagged ? readings : List.of());
  }

  private static Header header(Row row) {
    return new Header(
        row.getString("name"),
        row.getInteger("issue"),
        row.getInteger("issue_total"),
        row.getBoolean("extra"),
        row.getInteger("year"),
        row.getString("issuer"),
        row.getLocalDate("issued_on"),
        row.getString("signed_by"),
        row.getString("urgency"),
        row.getString("classification"));
  }

  private static Account account(Row row, long id, String as) {
    return new Account(
        id,
        row.getString(as + "_login"),
        row.getString(as + "_name"),
        Arrays.stream(row.getArrayOfStrings(as + "_roles"))
            .map(Role::of)
            .collect(Collectors.toSet()));
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
