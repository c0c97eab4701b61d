package songda.console;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.access.Role;
import songda.answer.Refusal;
import songda.bulletin.Bulletin;
import songda.bulletin.Bulletins;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.EntryKind;
import songda.bulletin.NameKey;
import songda.bulletin.Notice;
import songda.bulletin.PrintedSheet;
import songda.bulletin.PrintedTexts;
import songda.bulletin.UnitRef;
import songda.directory.Collective;
import songda.directory.Collectives;
import songda.directory.MemberChange;
import songda.directory.MemberChanges;
import songda.directory.NearUnit;
import songda.directory.NearUnits;
import songda.directory.RosterNotices;
import songda.directory.UnitLine;

/** Puts the confirmation page (核对) together: what is printed, what it stands for, what lacks. */
public final class Confirmation {
  private final Bulletins bulletins;
  private final PrintedTexts texts;
  private final RosterView roster;
  private final Answers directory;

  /** Those who answer for the directory. */
  public record Answers(
      Collectives collectives,
      UnitChoices choices,
      NearUnits near,
      MemberChanges changes,
      RosterNotices notices) {}

  /** The page over bulletins and the directory. */
  public Confirmation(
      Bulletins bulletins, PrintedTexts texts, RosterView roster, Answers directory) {
    this.roster = roster;
    this.bulletins = bulletins;
    this.texts = texts;
    this.directory = directory;
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
    boolean edit = bulletin.editable() && visit.page().is(Role.CLERK);
    Future<Map<Long, UnitLine>> units = units(bulletin);
    Future<PrintedSheet> sheet = texts.of(bulletin);
    Future<List<Notice>> notices = directory.notices().of(bulletin);
    Future<Map<Integer, MemberChange>> changes = changes(bulletin);
    Future<EntryTasks> tasks =
        edit
            ? changes.compose(changed -> tasks(bulletin, form, changed))
            : Future.succeededFuture(EntryTasks.NONE);
    return Future.join(List.of(units, sheet, notices, changes, tasks))
        .map(
            all -> {
              Map<String, @Nullable Object> values = new HashMap<>();
              values.put("bulletin", bulletin);
              values.put("units", units.result());
              values.put("tasks", tasks.result());
              values.put("header", header == null ? HeaderFields.of(bulletin) : header);
              values.put("problem", form.problem());
              lacking(values, bulletin, units.result(), changes.result());
              EntryWindow window =
                  EntryWindow.around(
                      form.position() > 0 ? form.position() : from(visit),
                      bulletin.entries().size());
              values.put("window", window);
              values.put(
                  "sheet",
                  new SheetView(
                      sheet.result(),
                      bulletin,
                      window,
                      Stream.concat(bulletin.warnings().stream(), notices.result().stream())
                          .toList()));
              int status = form.problem().map(refusal -> refusal.status()).orElse(200);
              return Reply.page(status, "console/bulletin.jte", values);
            })
        .compose(reply -> roster.beside(visit, bulletin, reply));
  }

  private static int from(Visit visit) {
    return (int) Math.min(Integer.MAX_VALUE, Visit.number(visit.field("from"), 1));
  }

  private static void lacking(
      Map<String, @Nullable Object> values,
      Bulletin bulletin,
      Map<Long, UnitLine> units,
      Map<Integer, MemberChange> changes) {
    List<UnitLine> unreachable =
        units.values().stream()
            .filter(line -> !line.reachable())
            .sorted(java.util.Comparator.comparing(UnitLine::id))
            .toList();
    values.put("unreachable", unreachable);
    values.put("missing", Missing.of(bulletin, changes.keySet(), unreachable));
  }

  private Future<Map<Long, UnitLine>> units(Bulletin bulletin) {
    List<Long> ids =
        bulletin.entries().stream()
            .flatMap(entry -> entry.units().stream())
            .map(UnitRef::id)
            .distinct()
            .toList();
    return directory
        .choices()
        .lines(ids)
        .map(lines -> lines.stream().collect(Collectors.toMap(UnitLine::id, line -> line)));
  }

  private Future<Map<Integer, MemberChange>> changes(Bulletin bulletin) {
    return bulletin.editable()
        ? directory
            .changes()
            .of(bulletin)
            .map(
                changes ->
                    changes.stream().collect(Collectors.toMap(MemberChange::position, one -> one)))
        : Future.succeededFuture(Map.of());
  }

  private Future<EntryTasks> tasks(
      Bulletin bulletin, EntryForm form, Map<Integer, MemberChange> changes) {
    List<String> phrases =
        bulletin.entries().stream()
            .filter(entry -> entry.kind() == EntryKind.COLLECTIVE)
            .map(ConfirmedEntry::name)
            .toList();
    String issuer = bulletin.header().issuer();
    Future<List<Collective>> mapped = directory.collectives().of(phrases);
    Future<Map<String, List<NearUnit>>> near =
        directory
            .near()
            .of(
                EntryTasks.strangers(bulletin, form),
                issuer == null ? bulletin.meta().printer() : issuer);
    Future<Offer> offer = directory.choices().of(form.searched(), form.ticked());
    Future<Offer> first = directory.choices().of("", List.of());
    return Future.join(mapped, near, offer, first)
        .map(
            all ->
                EntryTasks.of(
                    bulletin,
                    form,
                    new EntryTasks.Known(
                        mapped.result().stream()
                            .collect(
                                Collectors.toMap(
                                    one -> NameKey.of(one.phrase()), Collective::changedAt)),
                        near.result(),
                        changes,
                        offer.result(),
                        first.result())));
  }
}
