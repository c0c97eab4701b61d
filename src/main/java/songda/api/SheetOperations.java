package songda.api;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.access.Caller;
import songda.access.Scope;
import songda.answer.Language;
import songda.answer.Refusal;
import songda.directory.sheet.DirectoryExport;
import songda.directory.sheet.DirectoryImport;
import songda.directory.sheet.Imported;
import songda.directory.sheet.Plan;
import songda.directory.sheet.Preview;
import songda.pages.Attachment;
import songda.sheet.Format;

/** The directory as a file, out and in. */
public final class SheetOperations implements Operations {
  private final DirectoryExport export;
  private final DirectoryImport imports;
  private final Replies replies;

  /** The operations on the spreadsheets of an installation. */
  public SheetOperations(DirectoryExport export, DirectoryImport imports, Replies replies) {
    this.export = export;
    this.imports = imports;
    this.replies = replies;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of("exportUnits", this::export, "importUnits", this::add);
  }

  private void export(RoutingContext ctx) {
    Format format = Format.of(String.valueOf(Request.query(ctx, "format"))).orElse(Format.CSV);
    var wish =
        new DirectoryExport.Wish(
            format, Request.language(ctx), Request.scopes(ctx).contains(Scope.DIRECTORY));
    Attachment.send(
        ctx,
        format.mediaType(),
        "units." + format.text(),
        out -> export.write(Request.caller(ctx), wish, out));
  }

  private void add(RoutingContext ctx) {
    String dryRun = Request.query(ctx, "dry_run");
    String preview = Request.query(ctx, "preview");
    if (ctx.fileUploads().size() != 1) {
      replies.refuse(ctx, Refusal.of(400, "api.request", "file"));
    } else if (dryRun != null && !dryRun.matches("true|false")) {
      replies.refuse(ctx, Refusal.of(400, "api.request", "dry_run"));
    } else if (preview != null && !preview.matches("[0-9a-f]{64}")) {
      replies.refuse(ctx, Refusal.of(400, "api.request", "preview"));
    } else {
      ctx.vertx()
          .fileSystem()
          .readFile(ctx.fileUploads().get(0).uploadedFileName())
          .onSuccess(file -> add(ctx, file.getBytes(), !"false".equals(dryRun), preview))
          .onFailure(ctx::fail);
    }
  }

  private void add(RoutingContext ctx, byte[] file, boolean dryRun, @Nullable String preview) {
    Caller caller = Request.caller(ctx);
    Language language = Request.language(ctx);
    if (dryRun) {
      replies.answer(
          ctx, 200, imports.preview(caller, file), made -> shape(made, language, List.of()));
    } else {
      replies.answer(
          ctx,
          200,
          imports.run(caller, file, preview),
          done -> shape(done.preview(), language, done.made()));
    }
  }

  private static JsonObject shape(Preview preview, Language language, List<Imported.Made> made) {
    JsonObject counts = new JsonObject();
    Stream.of(Plan.Outcome.values())
        .forEach(outcome -> counts.put(outcome.text(), preview.plan().count(outcome)));
    return new JsonObject()
        .put("sha256", preview.sha256())
        .put("preview", preview.plan().digest())
        .put("sheet", preview.sheet())
        .put("sheets_unread", preview.unread())
        .put("counts", counts)
        .put("rows", BulletinShape.list(preview.plan().steps(), step -> row(step, language)))
        .put("secrets", BulletinShape.list(made, SheetOperations::secret));
  }

  private static JsonObject row(Plan.Step step, Language language) {
    return new JsonObject()
        .put("row", step.row())
        .put("outcome", step.outcome().text())
        .put("name", step.name())
        .put("unit_id", step.unitId())
        .put("changes", BulletinShape.list(step.changes(), SheetOperations::change))
        .put("reasons", BulletinShape.list(step.faults(), fault -> reason(fault, language)));
  }

  private static JsonObject change(Plan.Change change) {
    return new JsonObject()
        .put("column", change.column().name().toLowerCase(Locale.ROOT))
        .put("before", change.before())
        .put("after", change.after());
  }

  private static JsonObject reason(Refusal.Detail fault, Language language) {
    return new JsonObject()
        .put("code", fault.code())
        .put("near", fault.near())
        .put("detail", Refusal.sentence(language, fault));
  }

  private static JsonObject secret(Imported.Made made) {
    return new JsonObject()
        .put("unit", made.unit())
        .put("address", made.hint())
        .put("secret", made.secret());
  }
}
