package songda.api;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import songda.access.Duty;
import songda.access.Role;
import songda.answer.Refusal;
import songda.audit.AuditLine;
import songda.audit.AuditList;

/** Reading the audit. */
public final class AuditOperations implements Operations {
  private final AuditList audit;
  private final Replies replies;

  /** The operation on the audit of an installation. */
  public AuditOperations(AuditList audit, Replies replies) {
    this.audit = audit;
    this.replies = replies;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of("listAudit", this::list);
  }

  private void list(RoutingContext ctx) {
    Optional<Refusal> lacking = Duty.lacking(Request.caller(ctx), Role.AUDITOR);
    if (lacking.isPresent()) {
      replies.refuse(ctx, lacking.get());
      return;
    }
    String after = Request.query(ctx, "after");
    Optional<AuditLine.Cursor> cursor;
    try {
      cursor = Optional.ofNullable(after).map(AuditLine.Cursor::parse);
    } catch (RuntimeException e) {
      replies.refuse(ctx, Refusal.of(400, "api.request", "after"));
      return;
    }
    int limit = Request.limit(ctx);
    audit
        .page(cursor.orElse(null), Request.query(ctx, "object"), limit)
        .onSuccess(
            lines ->
                replies.json(
                    ctx,
                    200,
                    BulletinShape.page(
                        lines, limit, AuditOperations::line, line -> line.cursor().text())))
        .onFailure(ctx::fail);
  }

  private static JsonObject line(AuditLine line) {
    return new JsonObject().put("seq", line.seq()).put("entry", new JsonObject(line.body()));
  }
}
