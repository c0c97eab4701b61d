package songda.api;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.bulletin.Bulletins;
import songda.bulletin.Decision;
import songda.bulletin.EntryKind;
import songda.bulletin.Header;
import songda.bulletin.Upload;
import songda.dispatch.Dispatch;
import songda.dispatch.Release;
import songda.review.Review;

/** Operations on bulletins. */
public final class BulletinOperations implements Operations {
  private final Bulletins bulletins;
  private final Review review;
  private final Release release;
  private final Replies replies;

  /** The operations on the bulletins of an installation. */
  public BulletinOperations(Bulletins bulletins, Review review, Release release, Replies replies) {
    this.bulletins = bulletins;
    this.review = review;
    this.release = release;
    this.replies = replies;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of(
        "importBulletin", this::add,
        "listBulletins", this::list,
        "readBulletin", this::read,
        "setHeader", this::setHeader,
        "decideEntry", this::decide,
        "submitBulletin", this::submit,
        "approveBulletin", this::approve,
        "rejectBulletin", this::reject,
        "releaseBulletin", this::release);
  }

  private void add(RoutingContext ctx) {
    String type = Objects.requireNonNullElse(ctx.request().getHeader("Content-Type"), "");
    if (type.startsWith("multipart/form-data")) {
      addFile(ctx);
    } else if (type.startsWith("application/json")) {
      addText(ctx);
    } else {
      replies.refuse(ctx, Refusal.of(415, "api.media_type"));
    }
  }

  private void addFile(RoutingContext ctx) {
    if (ctx.fileUploads().size() != 1) {
      replies.refuse(ctx, Refusal.of(400, "api.request", "file"));
      return;
    }
    FileUpload file = ctx.fileUploads().get(0);
    ctx.vertx()
        .fileSystem()
        .readFile(file.uploadedFileName())
        .onSuccess(bytes -> add(ctx, file.fileName(), bytes))
        .onFailure(ctx::fail);
  }

  private void addText(RoutingContext ctx) {
    JsonObject body;
    try {
      body = Request.body(ctx);
    } catch (RuntimeException e) {
      replies.refuse(ctx, Refusal.of(400, "api.request", "JSON"));
      return;
    }
    if (!(body.getValue("text") instanceof String text)
        || !(body.getValue("file_name") instanceof String name)) {
      replies.refuse(ctx, Refusal.of(400, "api.request", "text, file_name"));
      return;
    }
    add(ctx, name, Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void add(RoutingContext ctx, String name, Buffer bytes) {
    String recipients = Objects.requireNonNullElse(Request.query(ctx, "recipients"), "printed");
    if (!recipients.matches("printed|by_hand")) {
      replies.refuse(ctx, Refusal.of(400, "api.request", "recipients"));
      return;
    }
    replies.answer(
        ctx,
        201,
        bulletins.add(
            Request.caller(ctx), new Upload(name, bytes.getBytes()), recipients.equals("by_hand")),
        BulletinShape::bulletin);
  }

  private void list(RoutingContext ctx) {
    int limit = Request.limit(ctx);
    bulletins
        .recent(Request.number(ctx, "before"), limit)
        .onSuccess(
            rows ->
                replies.json(
                    ctx,
                    200,
                    BulletinShape.page(rows, limit, BulletinShape::summary, row -> row.id())))
        .onFailure(ctx::fail);
  }

  private void read(RoutingContext ctx) {
    replies.found(ctx, bulletins.find(id(ctx)), BulletinShape::bulletin);
  }

  private void setHeader(RoutingContext ctx) {
    JsonObject body = Request.body(ctx);
    try {
      Header header = header(body);
      LocalDate deadline = date(body.getString("deadline_on"));
      replies.answer(
          ctx,
          200,
          bulletins.setHeader(
              Request.caller(ctx), id(ctx), body.getInteger("revision"), header, deadline),
          BulletinShape::bulletin);
    } catch (DateTimeException e) {
      replies.refuse(ctx, Refusal.of(400, "api.request", String.valueOf(e.getMessage())));
    }
  }

  private static Header header(JsonObject body) {
    return new Header(
        body.getString("name"),
        body.getInteger("issue"),
        body.getInteger("issue_total"),
        body.getBoolean("extra", false),
        body.getInteger("year"),
        body.getString("issuer"),
        date(body.getString("issued_on")),
        body.getString("signed_by"),
        body.getString("urgency"),
        body.getString("classification"));
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private void decide(RoutingContext ctx) {
    JsonObject body = Request.body(ctx);
    replies.answer(
        ctx,
        200,
        bulletins.decide(
            Request.caller(ctx),
            id(ctx),
            body.getInteger("revision"),
            body.getInteger("position"),
            decision(body)),
        BulletinShape::bulletin);
  }

  private static Decision decision(JsonObject body) {
    if (body.containsKey("reading")) {
      return new Decision.Choose(body.getInteger("reading"));
    }
    if (body.containsKey("unit_id")) {
      return new Decision.ToUnit(body.getLong("unit_id"), false);
    }
    return body.containsKey("collective_id")
        ? new Decision.ToCollective(body.getLong("collective_id"))
        : new Decision.Rename(body.getString("name"), EntryKind.of(body.getString("kind")));
  }

  private void submit(RoutingContext ctx) {
    replies.answer(ctx, 200, review.submit(Request.caller(ctx), id(ctx)), BulletinShape::bulletin);
  }

  private void approve(RoutingContext ctx) {
    JsonObject body = Request.body(ctx);
    replies.answer(
        ctx,
        200,
        review.approve(
            Request.caller(ctx), id(ctx), body.getInteger("revision"), body.getString("note")),
        BulletinShape::bulletin);
  }

  private void reject(RoutingContext ctx) {
    String reason = Request.body(ctx).getString("reason");
    replies.answer(
        ctx, 200, review.reject(Request.caller(ctx), id(ctx), reason), BulletinShape::bulletin);
  }

  /** When the first message may leave, as {@code 2026-05-27T14:05:00+08:00}; null for now. */
  private static @Nullable Instant start(RoutingContext ctx) {
    String text = Request.body(ctx).getString("starts_at");
    return text == null ? null : OffsetDateTime.parse(text).toInstant();
  }

  private void release(RoutingContext ctx) {
    try {
      Instant start = start(ctx);
      replies.answer(
          ctx,
          201,
          release.release(Request.caller(ctx), id(ctx), start),
          BulletinOperations::dispatch);
    } catch (DateTimeException e) {
      replies.refuse(ctx, Refusal.of(400, "api.request", String.valueOf(e.getMessage())));
    }
  }

  private static JsonObject dispatch(Dispatch dispatch) {
    return new JsonObject()
        .put("id", dispatch.id())
        .put("bulletin_id", dispatch.bulletinId())
        .put("state", dispatch.state())
        .put("released_at", BulletinShape.text(dispatch.releasedAt()))
        .put("starts_at", BulletinShape.text(dispatch.startsAt()))
        .put("planned_addressees", dispatch.plannedAddressees())
        .put("planned_deliveries", dispatch.plannedDeliveries());
  }

  private static long id(RoutingContext ctx) {
    return Request.id(ctx, "bulletin_id");
  }
}
