package songda.api;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import songda.access.Scope;
import songda.directory.sheet.DirectoryExport;
import songda.directory.sheet.Format;
import songda.pages.Attachment;

/** The directory as a file. */
public final class SheetOperations implements Operations {
  private final DirectoryExport export;

  /** The operations on the spreadsheets of an installation. */
  public SheetOperations(DirectoryExport export) {
    this.export = export;
  }

  @Override
  public Map<String, Handler<RoutingContext>> handlers() {
    return Map.of("exportUnits", this::export);
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
}
