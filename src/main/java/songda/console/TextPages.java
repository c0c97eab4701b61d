package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Bulletin;
import songda.bulletin.Bulletins;
import songda.bulletin.Notice;
import songda.bulletin.PrintedSheet;
import songda.bulletin.PrintedText.NumberedLine;
import songda.bulletin.PrintedTexts;

/** The whole text of a bulletin, a thousand lines a page, where it is too long to stand folded. */
public final class TextPages implements Section {
  /** Lines of a page. */
  private static final int LINES = 1_000;

  /** Letters of a page; one line is shown however long it is. */
  private static final int LETTERS = 200_000;

  private final Gate gate;
  private final Bulletins bulletins;
  private final PrintedTexts texts;

  /** Pages over bulletins. */
  public TextPages(Gate gate, Bulletins bulletins, PrintedTexts texts) {
    this.gate = gate;
    this.bulletins = bulletins;
    this.texts = texts;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, "/console/bulletins/:id/text", this::show);
  }

  private Future<Reply> show(Visit visit) {
    long from = Visit.number(visit.field("from"), 1);
    return bulletins
        .find(visit.id("id"))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(visit.missing())
                    : texts.of(found.get()).map(sheet -> page(found.get(), sheet, from)));
  }

  private static Reply page(Bulletin bulletin, PrintedSheet sheet, long from) {
    List<NumberedLine> shown = new ArrayList<>();
    Integer next = null;
    int letters = 0;
    for (NumberedLine line : sheet.lines()) {
      letters += line.number() < from ? 0 : line.text().length();
      boolean full = shown.size() == LINES || (letters > LETTERS && !shown.isEmpty());
      if (line.number() >= from && full) {
        next = line.number();
        break;
      }
      if (line.number() >= from) {
        shown.add(line);
      }
    }
    Map<Integer, List<Notice>> notices = new HashMap<>();
    for (Notice notice : bulletin.warnings()) {
      Integer line = notice.line();
      if (line != null) {
        notices.computeIfAbsent(line, l -> new ArrayList<>()).add(notice);
      }
    }
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("bulletin", bulletin);
    values.put("lines", shown);
    values.put("notices", notices);
    values.put("next", next);
    return Reply.page("console/text.jte", values);
  }
}
