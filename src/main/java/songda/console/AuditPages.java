package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import songda.audit.AuditLine;
import songda.audit.AuditList;

/** The audit as sentences, newest first, each with the state of its seal. */
public final class AuditPages implements Section {
  private static final int PAGE = 200;

  private final Gate gate;
  private final AuditList list;

  /** Pages over the audit. */
  public AuditPages(Gate gate, AuditList list) {
    this.gate = gate;
    this.list = list;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, "/console/audit", this::show);
  }

  private Future<Reply> show(Visit visit) {
    AuditLine.Cursor after;
    try {
      String text = visit.optional("after");
      after = text == null ? null : AuditLine.Cursor.parse(text);
    } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Future.succeededFuture(visit.missing());
    }
    return list.page(after, visit.optional("object"), PAGE).map(lines -> page(visit, lines));
  }

  private static Reply page(Visit visit, List<AuditLine> lines) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("lines", lines);
    values.put("object", visit.field("object"));
    values.put("next", lines.size() < PAGE ? null : lines.get(lines.size() - 1).cursor().text());
    return Reply.page("console/audit.jte", values);
  }
}
