package songda.console;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.access.Role;
import songda.bulletin.Bulletin;
import songda.bulletin.Relation;
import songda.bulletin.RosterLine;
import songda.directory.Collective;
import songda.directory.Collectives;
import songda.directory.Scope;
import songda.directory.Scopes;
import songda.directory.UnitLine;

/** What the confirmation page shows of a bulletin's list as a whole: made by hand, and as 报尾. */
public final class RosterView {
  private static final int SHOWN = 20;
  private static final int SCOPES = 200;

  private final Scopes scopes;
  private final Collectives collectives;
  private final UnitChoices choices;

  /** The view over the directory. */
  public RosterView(Scopes scopes, Collectives collectives, UnitChoices choices) {
    this.scopes = scopes;
    this.collectives = collectives;
    this.choices = choices;
  }

  /** A reply of the confirmation page with the values {@code block} and {@code roster}. */
  Future<Reply> beside(Visit visit, Bulletin bulletin, Reply reply) {
    Map<String, @Nullable Object> values = new HashMap<>(reply.values());
    values.put("block", BlockForm.of(visit, bulletin));
    boolean edit = bulletin.byHand() && bulletin.editable() && visit.page().is(Role.CLERK);
    Future<Void> filled =
        edit
            ? form(visit, bulletin).map(form -> values.put("roster", form)).mapEmpty()
            : Future.succeededFuture();
    return filled.map(
        done -> new Reply(reply.status(), reply.template(), values, reply.location()));
  }

  private Future<RosterForm> form(Visit visit, Bulletin bulletin) {
    String searched = visit.field("q");
    Future<List<Scope>> saved = scopes.list(null, SCOPES);
    Future<Offer> units = choices.of(searched, ids(visit, "member"));
    Future<List<Collective>> found = collectives.named(searched, SHOWN);
    Future<List<Collective>> ticked = collectives.byIds(ids(visit, "collective"));
    return Future.join(saved, units, found, ticked)
        .map(
            all ->
                new RosterForm(
                    saved.result(),
                    without(units.result(), bulletin),
                    ticked.result(),
                    rest(found.result(), ticked.result(), bulletin),
                    relation(visit),
                    visit.field("name"),
                    visit.field("replace").equals("1")));
  }

  private static Offer without(Offer offer, Bulletin bulletin) {
    Set<String> listed = listed(bulletin);
    List<UnitLine> found =
        offer.found().stream().filter(line -> !listed.contains("unit:" + line.id())).toList();
    return new Offer(offer.searched(), offer.ticked(), found, offer.more(), offer.size());
  }

  private static List<Collective> rest(
      List<Collective> found, List<Collective> ticked, Bulletin bulletin) {
    Set<String> listed = listed(bulletin);
    return found.stream()
        .filter(one -> !listed.contains("collective:" + one.id()))
        .filter(one -> ticked.stream().noneMatch(other -> other.id() == one.id()))
        .toList();
  }

  private static Set<String> listed(Bulletin bulletin) {
    return RosterLine.of(bulletin).stream().map(RosterLine::recipient).collect(Collectors.toSet());
  }

  /** Under which label a form adds; 送 where it does not say. */
  static Relation relation(Visit visit) {
    String text = visit.field("relation");
    return Stream.of(Relation.values())
        .filter(one -> one.text().equals(text))
        .findFirst()
        .orElse(Relation.SEND);
  }

  /** The ids ticked in a form. */
  static List<Long> ids(Visit visit, String name) {
    return visit.http().request().formAttributes().getAll(name).stream()
        .map(id -> Visit.number(id, -1))
        .filter(id -> id > 0)
        .distinct()
        .toList();
  }
}
