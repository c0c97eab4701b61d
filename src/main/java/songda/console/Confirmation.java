package songda.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import songda.access.Role;
import songda.answer.Refusal;
import songda.bulletin.Bulletin;
import songda.bulletin.Bulletins;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.EntryKind;
import songda.bulletin.NameKey;
import songda.bulletin.UnitRef;
import songda.directory.Collective;
import songda.directory.Collectives;
import songda.directory.UnitLine;

/** Puts the confirmation page (核对) together: what is printed, what it stands for, what lacks. */
public final class Confirmation {
  private final Bulletins bulletins;
  private final Collectives collectives;
  private final UnitChoices choices;
  private final RosterView roster;

  /** The page over bulletins and the directory. */
  public Confirmation(
      Bulletins bulletins, Collectives collectives, UnitChoices choices, RosterView roster) {
    this.roster = roster;
    this.bulletins = bulletins;
    this.collectives = collectives;
    this.choices = choices;
  }

  /** The page opened by a link, maybe at one entry: the units it stands for are ticked. */
  Future<Reply> opened(Visit visit) {
    EntryForm form = EntryForm.opened(visit);
    return found(
        visit,
        bulletin ->
            page(
                visit,
                bulletin,
                form.standingFor(
                    bulletin.entries().stream()
                        .filter(entry -> entry.position() == form.position())
                        .flatMap(entry -> entry.units().stream())
                        .map(UnitRef::id)
                        .toList()),
                null));
  }

  /** The page with what was put into the form of an entry. */
  Future<Reply> page(Visit visit, EntryForm form) {
    return found(visit, bulletin -> page(visit, bulletin, form, null));
  }

  /** The page with what was typed into the header's form, and why it was refused. */
  Future<Reply> page(Visit visit, HeaderFields header, Refusal refusal) {
    EntryForm form = new EntryForm(0, "", List.of(), null, null, Optional.of(refusal));
    return found(visit, bulletin -> page(visit, bulletin, form, header));
  }

  private Future<Reply> found(Visit visit, Function<Bulletin, Future<Reply>> page) {
    return bulletins
        .find(visit.id("id"))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(visit.missing())
                    : page.apply(found.get()));
  }

  private Future<Reply> page(
      Visit visit, Bulletin bulletin, EntryForm form, @Nullable HeaderFields header) {
    return gathered(bulletin, form)
        .map(known -> reply(visit, bulletin, form, known, header))
        .compose(reply -> roster.beside(visit, bulletin, reply));
  }

  /** What the directory says about a bulletin. */
  private record Known(
      Map<Long, UnitLine> units, Map<String, Instant> mapped, Offer offer, Offer first) {}

  private Future<Known> gathered(Bulletin bulletin, EntryForm form) {
    List<Long> ids =
        bulletin.entries().stream()
            .flatMap(entry -> entry.units().stream())
            .map(UnitRef::id)
            .distinct()
            .toList();
    List<String> phrases =
        bulletin.entries().stream()
            .filter(entry -> entry.kind() == EntryKind.COLLECTIVE)
            .map(ConfirmedEntry::name)
            .toList();
    Future<List<UnitLine>> units = choices.lines(ids);
    Future<List<Collective>> mapped = collectives.of(phrases);
    Future<Offer> offer = choices.of(form.searched(), form.ticked());
    Future<Offer> first = choices.of("", List.of());
    return Future.join(units, mapped, offer, first)
        .map(
            all ->
                new Known(
                    units.result().stream().collect(Collectors.toMap(UnitLine::id, line -> line)),
                    mapped.result().stream()
                        .collect(
                            Collectors.toMap(
                                one -> NameKey.of(one.phrase()), Collective::changedAt)),
                    offer.result(),
                    first.result()));
  }

  private static Reply reply(
      Visit visit, Bulletin bulletin, EntryForm form, Known known, @Nullable HeaderFields header) {
    List<UnitLine> unreachable =
        known.units().values().stream()
            .filter(line -> !line.reachable())
            .sorted(java.util.Comparator.comparing(UnitLine::id))
            .toList();
    boolean edit = bulletin.editable() && visit.page().is(Role.CLERK);
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("bulletin", bulletin);
    values.put("units", known.units());
    values.put("tasks", edit ? tasks(bulletin, form, known) : List.of());
    values.put("unreachable", unreachable);
    values.put("missing", Missing.of(bulletin, unreachable));
    values.put("header", header == null ? HeaderFields.of(bulletin) : header);
    values.put("problem", form.problem());
    int status = form.problem().map(refusal -> refusal.status()).orElse(200);
    return Reply.page(status, "console/bulletin.jte", values);
  }

  /** The entries that need somebody, and the one that was asked for; the first one unfolded. */
  private static List<EntryTask> tasks(Bulletin bulletin, EntryForm form, Known known) {
    List<EntryTask> tasks = new ArrayList<>();
    boolean asked = form.position() > 0;
    boolean unfolded = false;
    for (ConfirmedEntry entry : bulletin.entries()) {
      boolean here = asked && entry.position() == form.position();
      if (!entry.undecided() && entry.resolved() && !here) {
        continue;
      }
      boolean foldable = !entry.undecided();
      boolean open = here || (!asked && foldable && !unfolded);
      unfolded |= open;
      tasks.add(task(entry, open, here ? form : null, known));
    }
    return tasks;
  }

  private static EntryTask task(
      ConfirmedEntry entry, boolean open, @Nullable EntryForm form, Known known) {
    Instant seen = known.mapped().get(NameKey.of(entry.name()));
    UnitForm typed = form == null ? null : form.unit();
    return new EntryTask(
        entry,
        open,
        form == null ? known.first() : known.offer(),
        typed == null ? UnitForm.named(entry.kind() == EntryKind.UNIT ? entry.name() : "") : typed,
        known.first().size() == 0 || (form != null && form.typing()),
        seen == null ? "" : seen.toString(),
        form == null ? null : form.freshSecret());
  }
}
