package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.audit.AuditFilter;
import songda.audit.AuditLine;
import songda.audit.AuditList;
import songda.audit.AuditPage;
import songda.audit.SealState;
import songda.bulletin.Bulletin;
import songda.bulletin.BulletinSummary;
import songda.bulletin.Bulletins;
import songda.ledger.Names;

/** The audit as sentences, newest first, by kind or by bulletin, with the state of its seal. */
public final class AuditPages implements Section {
  private static final int PAGE = 100;

  /** Bulletins offered to narrow the list to. */
  private static final int OFFER = 50;

  private final Gate gate;
  private final AuditList list;
  private final Bulletins bulletins;
  private final Names names;

  /** Pages over the audit. */
  public AuditPages(Gate gate, AuditList list, Bulletins bulletins, Names names) {
    this.gate = gate;
    this.list = list;
    this.bulletins = bulletins;
    this.names = names;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, "/console/audit", this::show);
  }

  private Future<Reply> show(Visit visit) {
    AuditLine.Cursor after;
    try {
      String text = visit.optional("after");
      after = text == null ? null : AuditLine.Cursor.parse(text);
    } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Future.succeededFuture(visit.missing());
    }
    Future<List<BulletinSummary>> offered = bulletins.recent(null, OFFER);
    Future<SealState> seal = list.seal();
    return found(visit, after)
        .compose(
            page ->
                Future.join(offered, seal, names.of(AuditSentences.references(page.lines())))
                    .map(
                        all ->
                            page(
                                visit,
                                page,
                                new AuditSentences(visit.page(), all.resultAt(2)),
                                offered.result(),
                                seal.result())));
  }

  private Future<AuditPage> found(Visit visit, AuditLine.@Nullable Cursor after) {
    String object = visit.optional("object");
    if (object != null) {
      return list.page(after, object, PAGE)
          .map(
              lines ->
                  new AuditPage(
                      lines, lines.size() < PAGE ? null : lines.get(PAGE - 1).cursor(), true));
    }
    long bulletin = Visit.number(visit.field("bulletin"), 0);
    return (bulletin == 0
            ? Future.succeededFuture(Optional.<Bulletin>empty())
            : bulletins.find(bulletin))
        .compose(known -> list.search(filter(visit, bulletin, known), after, PAGE));
  }

  private static AuditFilter filter(Visit visit, long bulletin, Optional<Bulletin> known) {
    return new AuditFilter(
        AuditKind.of(visit.field("kind")).map(AuditKind::families).orElse(null),
        bulletin == 0 ? null : bulletin,
        known.map(Bulletin::dispatchId).orElse(null),
        visit.field("refused").equals("1"));
  }

  private static Reply page(
      Visit visit,
      AuditPage found,
      AuditSentences sentences,
      List<BulletinSummary> offered,
      SealState seal) {
    AuditLine.Cursor next = found.next();
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("lines", found.lines());
    values.put("sentences", sentences);
    values.put("offered", offered);
    values.put("seal", seal);
    values.put("object", visit.field("object"));
    values.put("kind", visit.field("kind"));
    values.put("bulletin", Visit.number(visit.field("bulletin"), 0));
    values.put("refused", visit.field("refused").equals("1"));
    values.put("next", next == null ? null : next.text());
    values.put("paused", !found.full());
    return Reply.page("console/audit.jte", values);
  }
}
