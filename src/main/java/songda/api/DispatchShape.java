package songda.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import songda.acknowledgment.Signed;
import songda.ledger.BoardHead;
import songda.ledger.BoardTotals;
import songda.ledger.DeliveryRow;
import songda.ledger.RegisterPage;
import songda.ledger.RegisterRow;

/** Dispatches, register lines and signatures as JSON. */
final class DispatchShape {
  private DispatchShape() {}

  static JsonObject totals(BoardTotals totals) {
    BoardHead head = totals.head();
    return new JsonObject()
        .put("id", head.id())
        .put("bulletin_id", head.bulletinId())
        .put("state", head.state())
        .put("released_at", BulletinShape.text(head.releasedAt()))
        .put("starts_at", BulletinShape.text(head.startsAt()))
        .put("released_by", head.releasedBy())
        .put("name", head.name())
        .put("year", head.year())
        .put("issue", head.issue())
        .put("extra", head.extra())
        .put("planned_addressees", head.plannedAddressees())
        .put("planned_deliveries", head.plannedDeliveries())
        .put("addressees", states(totals, "addressee"))
        .put("deliveries", states(totals, "delivery"));
  }

  private static JsonObject states(BoardTotals totals, String subject) {
    JsonObject states = new JsonObject();
    totals.tallies().stream()
        .filter(tally -> tally.subject().equals(subject))
        .forEach(tally -> states.put(tally.state(), states.getLong(tally.state(), 0L) + tally.n()));
    return states;
  }

  static JsonObject register(long dispatchId, RegisterPage page) {
    RegisterPage.Place next = page.next();
    return new JsonObject()
        .put("items", BulletinShape.list(page.rows(), row -> line(dispatchId, row)))
        .put("next", next == null ? null : next.entry() + "-" + next.addresseeId());
  }

  private static JsonObject line(long dispatchId, RegisterRow row) {
    return new JsonObject()
        .put("addressee_id", dispatchId + "-" + row.addresseeId())
        .put("entry", row.entry())
        .put("entry_name", row.entryName())
        .put("entry_kind", row.entryKind().text())
        .put("relation", row.relation().text())
        .put("unit", row.unitName())
        .put("unit_kind", row.unitKind())
        .put("state", row.state())
        .put("paper", row.paper())
        .put("channel", row.channel())
        .put("attempts", row.attempts())
        .put("sent_at", BulletinShape.text(row.sentAt()))
        .put("deadline_at", BulletinShape.text(row.deadlineAt()))
        .put("person", row.person())
        .put("acted_at", BulletinShape.text(row.signedAt()))
        .put("act", row.act())
        .put("method", row.method())
        .put("reason", row.reason());
  }

  /**
   * An addressee: what its lines in the register share, the entries that name it, its deliveries.
   */
  static JsonObject addressee(
      long dispatchId, List<RegisterRow> lines, List<DeliveryRow> deliveries) {
    JsonObject addressee = line(dispatchId, lines.get(0));
    List.of("entry", "entry_name", "entry_kind").forEach(addressee::remove);
    return addressee
        .put(
            "entries",
            BulletinShape.list(
                lines,
                line ->
                    new JsonObject()
                        .put("entry", line.entry())
                        .put("name", line.entryName())
                        .put("kind", line.entryKind().text())))
        .put("deliveries", BulletinShape.list(deliveries, DispatchShape::delivery));
  }

  static JsonObject delivery(DeliveryRow row) {
    JsonArray addressees = new JsonArray();
    row.addresseeIds().forEach(id -> addressees.add(row.dispatchId() + "-" + id));
    return new JsonObject()
        .put("id", row.id())
        .put("purpose", row.purpose())
        .put("channel", row.channel())
        .put("address", row.hint())
        .put("addressee_ids", addressees)
        .put("state", row.state())
        .put("attempts", row.attempts())
        .put("due_at", "stopped".equals(row.heldReason()) ? null : BulletinShape.text(row.dueAt()))
        .put("held_reason", row.heldReason())
        .put("created_at", BulletinShape.text(row.createdAt()))
        .put("settled_at", BulletinShape.text(row.settledAt()))
        .put("last_code", row.code())
        .put("last_reply", row.reply());
  }

  static JsonObject signed(Signed act) {
    return new JsonObject()
        .put("id", act.id().toString())
        .put("addressee_id", act.dispatchId() + "-" + act.addresseeId())
        .put("act", act.act())
        .put("person", act.person())
        .put("post", act.post())
        .put("method", act.method().text())
        .put("reason", act.reason() == null ? null : act.reason().text())
        .put("note", act.note())
        .put("acted_at", BulletinShape.text(act.actedAt()))
        .put("recorded_at", BulletinShape.text(act.recordedAt()))
        .put("first", act.first());
  }
}
