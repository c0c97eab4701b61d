package songda.directory.sheet;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Digests;
import songda.intake.TableFile;
import songda.intake.Tabular;

/**
 * A file that was read: all that is needed of it to preview and to import it.
 *
 * @param sha256 of its bytes, in hexadecimal
 */
record ReadFile(String sha256, Tabular.Table table, Heads heads) {
  /**
   * Reads one; blocking. Refused with {@code directory.unreadable} (413, 422), {@code
   * directory.heads} or {@code directory.no_rows} (422).
   */
  static Answer<ReadFile> of(byte[] bytes) {
    Tabular read = TableFile.read(bytes);
    return read instanceof Tabular.Table table
        ? of(HexFormat.of().formatHex(Digests.sha256(bytes)), table)
        : Answer.refused(refusal((Tabular.Refused) read));
  }

  private static Answer<ReadFile> of(String sha256, Tabular.Table table) {
    return Heads.of(table)
        .fold(
            heads ->
                table.rows().size() > heads.row() + 1
                    ? Answer.done(new ReadFile(sha256, table, heads))
                    : Answer.refused(Refusal.of(422, "directory.no_rows")),
            Answer::refused);
  }

  private static Refusal refusal(Tabular.Refused refused) {
    Refusal.Detail detail =
        new Refusal.Detail(
            "trouble." + refused.trouble().name().toLowerCase(Locale.ROOT),
            refused.row() == 0 ? null : refused.row(),
            refused.near().isEmpty() ? null : refused.near(),
            List.of(TableFile.MOST_ROWS - 1, TableFile.MOST_COLUMNS));
    int status = refused.trouble() == Tabular.Trouble.TOO_LARGE ? 413 : 422;
    return Refusal.of(status, "directory.unreadable", List.of(detail));
  }

  /** As JSON, to be sealed and kept until it is confirmed. */
  String encoded() {
    JsonArray rows = new JsonArray();
    for (Tabular.Row row : table.rows()) {
      JsonObject faults = new JsonObject();
      row.faults().forEach((cell, fault) -> faults.put(String.valueOf(cell), fault.name()));
      rows.add(new JsonArray().add(row.number()).add(new JsonArray(row.cells())).add(faults));
    }
    return new JsonObject()
        .put("sheet", table.sheet())
        .put("unread", table.unread())
        .put("rows", rows)
        .encode();
  }

  /** The file of {@link #encoded}. */
  static Answer<ReadFile> decoded(String sha256, String text) {
    JsonObject kept = new JsonObject(text);
    List<Tabular.Row> rows = new ArrayList<>();
    for (Object one : kept.getJsonArray("rows")) {
      JsonArray row = (JsonArray) one;
      Map<Integer, Tabular.Fault> faults = new HashMap<>();
      row.getJsonObject(2)
          .forEach(
              fault ->
                  faults.put(
                      Integer.valueOf(fault.getKey()),
                      Tabular.Fault.valueOf(String.valueOf(fault.getValue()))));
      rows.add(
          new Tabular.Row(
              row.getInteger(0),
              row.getJsonArray(1).stream().map(String::valueOf).toList(),
              faults));
    }
    return of(sha256, new Tabular.Table(kept.getString("sheet"), kept.getInteger("unread"), rows));
  }
}
