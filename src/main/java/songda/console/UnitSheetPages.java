package songda.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.directory.sheet.DirectoryExport;
import songda.directory.sheet.DirectoryImport;
import songda.directory.sheet.Imported;
import songda.directory.sheet.Plan;
import songda.directory.sheet.Preview;
import songda.directory.sheet.Template;
import songda.pages.Attachment;
import songda.pages.Times;
import songda.sheet.Format;

/** The directory as a spreadsheet: out of the console and into it. */
public final class UnitSheetPages implements Section {
  private static final String PLACE = "/console/units/import";

  private final Gate gate;
  private final DirectoryExport export;
  private final DirectoryImport imports;

  /** Pages over the directory's spreadsheets. */
  public UnitSheetPages(Gate gate, DirectoryExport export, DirectoryImport imports) {
    this.gate = gate;
    this.export = export;
    this.imports = imports;
  }

  @Override
  public void mount(Router router) {
    Downloads downloads = new Downloads(gate);
    downloads.mount(router, "/console/units/export", this::export);
    downloads.mount(router, PLACE + "/template", UnitSheetPages::template);
    gate.read(router, PLACE, visit -> Future.succeededFuture(form(Optional.empty())));
    gate.act(router, PLACE, this::offer);
    gate.read(router, PLACE + "/preview", visit -> preview(visit, Optional.empty()));
    gate.act(router, PLACE + "/accept", this::accept);
    gate.act(
        router, PLACE + "/drop", visit -> imports.giveUp(visit.caller()).map(Reply.goTo(PLACE)));
  }

  private static Format format(Visit visit) {
    return Format.of(visit.field("format")).orElse(Format.XLSX);
  }

  private void export(Visit visit) {
    Format format = format(visit);
    var wish = new DirectoryExport.Wish(format, visit.page().language(), true);
    String day = visit.page().now().atZone(Times.ZONE).toLocalDate().toString();
    Attachment.send(
        visit.http(),
        format.mediaType(),
        visit.page().text("sheet.file", day, format.text()),
        out -> export.write(visit.caller(), wish, out));
  }

  private static void template(Visit visit) {
    Format format = format(visit);
    String name = visit.page().text("console.sheet.template.file", format.text());
    Buffer bytes = Buffer.buffer(Template.of(format, visit.page().language()));
    Attachment.send(visit.http(), format.mediaType(), name, out -> out.apply(bytes));
  }

  private static Reply form(Optional<Refusal> problem) {
    int status = problem.map(Refusal::status).orElse(200);
    return Reply.page(status, "console/units-import.jte", Map.of("problem", problem));
  }

  private Future<Reply> offer(Visit visit) {
    RoutingContext http = visit.http();
    Optional<FileUpload> file =
        // Without a file browsers send an empty one that has no name.
        http.fileUploads().stream().filter(one -> !one.fileName().isEmpty()).findFirst();
    if (file.isEmpty()) {
      return gate.kept(visit, Refusal.of(422, "directory.no_file"))
          .map(refusal -> form(Optional.of(refusal)));
    }
    return http.vertx()
        .fileSystem()
        .readFile(file.get().uploadedFileName())
        .compose(bytes -> imports.offer(visit.caller(), bytes.getBytes()))
        .map(
            answer ->
                answer.fold(
                    kept -> Reply.goTo(PLACE + "/preview"), refusal -> form(Optional.of(refusal))));
  }

  /** What the file would do, a screenful of rows at a time; those of one outcome where asked. */
  private Future<Reply> preview(Visit visit, Optional<Refusal> problem) {
    return imports
        .offered(visit.caller())
        .map(
            found ->
                found
                    .map(preview -> shown(visit, preview, problem))
                    .orElseGet(
                        () ->
                            form(Optional.of(problem.orElse(Refusal.of(410, "directory.gone"))))));
  }

  private static Reply shown(Visit visit, Preview preview, Optional<Refusal> problem) {
    Plan.@Nullable Outcome only =
        Stream.of(Plan.Outcome.values())
            .filter(one -> one.text().equals(visit.field("show")))
            .findFirst()
            .orElse(null);
    long after = Visit.number(visit.field("after"), 0);
    List<Plan.Step> steps =
        preview.plan().steps().stream()
            .filter(step -> step.row() > after && (only == null || step.outcome() == only))
            .limit(Stretch.ASKED)
            .toList();
    Stretch<Plan.Step> stretch = Stretch.of(steps, Plan.Step::row);
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("preview", preview);
    values.put("only", only);
    values.put("steps", stretch.rows());
    values.put("next", stretch.next());
    values.put("problem", problem);
    int status = problem.map(Refusal::status).orElse(200);
    return Reply.page(status, "console/units-preview.jte", values);
  }

  private Future<Reply> accept(Visit visit) {
    return imports
        .accept(visit.caller(), visit.field("digest"))
        .compose(
            answer ->
                answer.fold(
                    done -> Future.succeededFuture(done(done)),
                    refusal -> preview(visit, Optional.of(refusal))));
  }

  private static Reply done(Imported imported) {
    return Reply.page("console/units-imported.jte", Map.of("imported", imported));
  }
}
