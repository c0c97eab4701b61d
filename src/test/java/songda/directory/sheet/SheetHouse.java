package songda.directory.sheet;

import static songda.testing.Office.done;
import static songda.testing.Office.refused;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import songda.answer.Language;
import songda.answer.Refusal;
import songda.sheet.Format;
import songda.testing.Office;
import songda.testing.TestDatabase;

/** A directory whose spreadsheets are imported and exported. */
final class SheetHouse implements AutoCloseable {
  final TestDatabase test = TestDatabase.create();
  final Office office = new Office(test);

  static byte[] bytes(String... lines) {
    return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  Plan plan(String... lines) {
    return done(office.sheets.imports.preview(office.cast.clerk(), bytes(lines))).plan();
  }

  /** The codes and texts of what is wrong with the only row below the heads. */
  List<String> faults(String... lines) {
    return plan(lines).faults().stream().map(one -> one.code() + " " + one.near()).toList();
  }

  Imported run(byte[] file) {
    return done(office.sheets.imports.run(office.cast.clerk(), file, null));
  }

  Refusal refusal(byte[] file) {
    return refused(office.sheets.imports.run(office.cast.clerk(), file, null));
  }

  byte[] export(Format format, Language language) {
    Buffer file = Buffer.buffer();
    await(
        office.sheets.export.write(
            office.cast.clerk(),
            new DirectoryExport.Wish(format, language, true),
            bytes -> {
              file.appendBuffer(bytes);
              return Future.succeededFuture();
            }));
    return file.getBytes();
  }

  long count(String from) {
    return office.rows("select count(*) from " + from).get(0).getLong(0);
  }

  @Override
  public void close() {
    test.close();
  }
}
