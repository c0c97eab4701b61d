package songda.api;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.answer.Refusal;
import songda.bulletin.Upload;
import songda.instruction.Instruction;
import songda.instruction.Instructions;
import songda.instruction.Scan;
import songda.instruction.Typed;
import songda.instruction.Wording;
import songda.pages.Attachment;

/** Instructions (批示) on a bulletin. */
public final class InstructionOperations implements Operations {
  private final Instructions instructions;
  private final Replies replies;

  /** The operations on the instructions of an installation. */
  public InstructionOperations(Instructions instructions, Replies replies) {
    this.instructions = instructions;
    this.replies = replies;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of(
        "listInstructions", this::list,
        "recordInstruction", this::record,
        "readInstructionScan", this::scan);
  }

  private static long bulletin(RoutingContext ctx) {
    return Request.id(ctx, "bulletin_id");
  }

  private void list(RoutingContext ctx) {
    replies.answer(
        ctx,
        200,
        instructions.of(Request.caller(ctx), bulletin(ctx)),
        InstructionOperations::shape);
  }

  private void record(RoutingContext ctx) {
    JsonObject body = Request.body(ctx);
    Upload scan;
    try {
      scan = scan(body.getJsonObject("scan"));
    } catch (IllegalArgumentException e) {
      replies.refuse(ctx, Refusal.of(400, "api.request", "scan.content_base64"));
      return;
    }
    Caller caller = Request.caller(ctx);
    JsonObject corrects = body.getJsonObject("corrects");
    replies.answer(
        ctx,
        201,
        corrects == null
            ? instructions.record(caller, bulletin(ctx), typed(body), scan)
            : instructions.correct(
                caller,
                bulletin(ctx),
                new Instructions.Seen(corrects.getLong("id"), corrects.getInteger("version")),
                typed(body),
                scan),
        InstructionOperations::shape);
  }

  private static Typed typed(JsonObject body) {
    return new Typed(
        text(body, "person"),
        text(body, "post"),
        text(body, "unit"),
        text(body, "given_on"),
        text(body, "text"),
        text(body, "demand"),
        text(body, "done_on"));
  }

  private static String text(JsonObject body, String field) {
    return Objects.requireNonNullElse(body.getString(field), "");
  }

  private static @Nullable Upload scan(@Nullable JsonObject scan) {
    return scan == null
        ? null
        : new Upload(
            scan.getString("file_name"),
            Base64.getDecoder().decode(scan.getString("content_base64")));
  }

  private void scan(RoutingContext ctx) {
    var wanted =
        new Instructions.Seen(Request.id(ctx, "instruction_id"), (int) Request.id(ctx, "version"));
    instructions
        .scan(Request.caller(ctx), bulletin(ctx), wanted)
        .onFailure(ctx::fail)
        .onSuccess(
            answer ->
                answer.fold(
                    file -> {
                      Attachment.send(
                          ctx,
                          file.scan().mediaType(),
                          file.scan().fileName(),
                          out -> out.apply(Buffer.buffer(file.bytes())));
                      return true;
                    },
                    refusal -> {
                      replies.answer(
                          ctx,
                          200,
                          io.vertx.core.Future.succeededFuture(answer),
                          file -> new JsonObject());
                      return false;
                    }));
  }

  private static JsonObject shape(List<Instruction> all) {
    JsonArray items = new JsonArray();
    all.forEach(one -> items.add(shape(one)));
    return new JsonObject().put("items", items);
  }

  private static JsonObject shape(Instruction one) {
    JsonArray earlier = new JsonArray();
    one.earlier().forEach(version -> earlier.add(shape(version)));
    return new JsonObject()
        .put("id", one.id())
        .put("bulletin_id", one.bulletinId())
        .mergeIn(shape(one.latest()))
        .put("earlier", earlier);
  }

  private static JsonObject shape(Instruction.Version version) {
    Wording wording = version.wording();
    Scan scan = version.scan();
    return new JsonObject()
        .put("version", version.version())
        .put("person", wording.person())
        .put("post", wording.post())
        .put("unit", wording.unit())
        .put("given_on", wording.givenOn().toString())
        .put("text", wording.text())
        .put("demand", wording.demand())
        .put("done_on", wording.doneOn() == null ? null : wording.doneOn().toString())
        .put("scan", scan == null ? null : shape(scan))
        .put("recorded_by", version.recordedBy())
        .put("recorded_at", BulletinShape.text(version.recordedAt()));
  }

  private static JsonObject shape(Scan scan) {
    return new JsonObject()
        .put("file_name", scan.fileName())
        .put("media_type", scan.mediaType())
        .put("sha256", scan.sha256Hex())
        .put("size", scan.size());
  }
}
