package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import songda.bulletin.BulletinSummary;
import songda.bulletin.Bulletins;
import songda.ledger.Agenda;
import songda.ledger.AgendaItem;
import songda.ledger.AgendaStore;
import songda.ledger.Board;
import songda.ledger.BoardTotals;

/** The home page (待我办理, running dispatches, last bulletins) and the two lists. */
public final class HomePages implements Section {
  private static final int LIST = 200;

  private static final int SOME = 20;

  private final Gate gate;
  private final AgendaStore agenda;
  private final Board board;
  private final Bulletins bulletins;

  /** Pages over the agenda, the board and the bulletins. */
  public HomePages(Gate gate, AgendaStore agenda, Board board, Bulletins bulletins) {
    this.gate = gate;
    this.agenda = agenda;
    this.board = board;
    this.bulletins = bulletins;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, "/console", this::home);
    gate.read(router, "/console/", this::home);
    gate.read(router, "/console/bulletins", this::bulletins);
    gate.read(router, "/console/dispatches", this::dispatches);
  }

  private Future<Reply> home(Visit visit) {
    String group = Agenda.GROUPS.contains(visit.field("show")) ? visit.field("show") : "";
    Future<List<AgendaItem>> open = agenda.open(group, group.isEmpty() ? SOME : LIST);
    Future<Agenda> counts = agenda.counts();
    Future<List<BoardTotals>> running = board.recent(Long.MAX_VALUE, 10);
    Future<List<BulletinSummary>> last = bulletins.recent(null, 10);
    return Future.join(open, counts, running, last)
        .map(
            all ->
                Reply.page(
                    "console/home.jte",
                    Map.of(
                        "agenda", open.result(),
                        "counts", counts.result(),
                        "show", group,
                        "running", running.result(),
                        "last", last.result())));
  }

  private Future<Reply> bulletins(Visit visit) {
    long before = Visit.number(visit.field("before"), Long.MAX_VALUE);
    return bulletins
        .recent(before == Long.MAX_VALUE ? null : before, LIST)
        .map(found -> Reply.page("console/bulletins.jte", Map.of("bulletins", found)));
  }

  private Future<Reply> dispatches(Visit visit) {
    return board
        .recent(Visit.number(visit.field("before"), Long.MAX_VALUE), LIST)
        .map(found -> Reply.page("console/dispatches.jte", Map.of("dispatches", found)));
  }
}
