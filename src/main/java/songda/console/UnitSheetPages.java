package songda.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import songda.directory.sheet.DirectoryExport;
import songda.directory.sheet.Format;
import songda.pages.Attachment;
import songda.pages.Times;

/** The directory as a spreadsheet: out of the console and into it. */
public final class UnitSheetPages implements Section {
  private final Gate gate;
  private final DirectoryExport export;

  /** Pages over the directory's spreadsheets. */
  public UnitSheetPages(Gate gate, DirectoryExport export) {
    this.gate = gate;
    this.export = export;
  }

  @Override
  public void mount(Router router) {
    router.get("/console/units/export").handler(this::export);
  }

  private void export(RoutingContext http) {
    gate.signedIn(http)
        .onFailure(http::fail)
        .onSuccess(
            visit -> {
              if (visit.isEmpty()) {
                gate.toSignIn(http);
              } else {
                send(visit.get());
              }
            });
  }

  private void send(Visit visit) {
    Format format = Format.of(visit.field("format")).orElse(Format.XLSX);
    var wish = new DirectoryExport.Wish(format, visit.page().language(), true);
    Attachment.send(
        visit.http(),
        format.mediaType(),
        visit
            .page()
            .text("sheet.file", visit.page().now().atZone(Times.ZONE).toLocalDate(), format.text()),
        out -> export.write(visit.caller(), wish, out));
  }
}
