package songda.directory.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.directory.NewEndpoint;

/**
 * Where a unit receives, by a row: addresses come, none goes (the page of the unit stops one). The
 * first mailbox, or webhook where there is no mailbox, is the primary one; others go behind.
 */
final class PlacePlan {
  /** Behind every endpoint that a unit has. */
  private static final int SPARE = 50;

  private final Wanted wanted;
  private final @Nullable Listed unit;
  private final Known known;
  private final List<Refusal.Detail> faults = new ArrayList<>();
  private final List<NewEndpoint> endpoints = new ArrayList<>();
  private final List<Plan.Change> changes = new ArrayList<>();

  PlacePlan(Wanted wanted, @Nullable Listed unit, Known known) {
    this.wanted = wanted;
    this.unit = unit;
    this.known = known;
    String primary =
        Optional.ofNullable(unit)
            .flatMap(Listed::primary)
            .map(Listed.Place::channel)
            .orElse(wanted.mailboxes().isEmpty() ? "webhook" : "email");
    plan(Column.EMAIL, wanted.mailboxes(), "email", primary);
    plan(Column.WEBHOOK, wanted.hooks(), "webhook", primary);
  }

  List<Refusal.Detail> faults() {
    return faults;
  }

  List<NewEndpoint> endpoints() {
    return endpoints;
  }

  List<Plan.Change> changes() {
    return changes;
  }

  private void plan(Column column, List<Wanted.Address> addresses, String channel, String primary) {
    List<String> before =
        unit == null ? List.of() : unit.used(channel).stream().map(Listed.Place::clear).toList();
    List<String> after = new ArrayList<>(before);
    for (int i = 0; i < addresses.size(); i++) {
      Wanted.Address address = addresses.get(i);
      Optional<Listed.Place> place = place(address);
      boolean first = i == 0 && channel.equals(primary);
      if (fault(column, address, place)) {
        continue;
      }
      String shown = place.map(Listed.Place::clear).orElse(shown(address));
      if (first && !shown.equals(after.isEmpty() ? "" : after.get(0)) && attachable(address)) {
        after.remove(shown);
        after.add(0, shown);
        endpoints.add(new NewEndpoint(channel, address.text(), null, 1, true));
      } else if (place.isEmpty()) {
        after.add(shown);
        int behind = SPARE + endpoints.size() + (unit == null ? 0 : unit.places().size());
        endpoints.add(new NewEndpoint(channel, address.text(), null, behind, true));
      }
    }
    if (!after.equals(before)) {
      changes.add(new Plan.Change(column, Cells.joined(before), Cells.joined(after)));
    }
  }

  private static boolean attachable(Wanted.Address address) {
    return address.fingerprint() != null;
  }

  private static String shown(Wanted.Address address) {
    return address.channel().equals("email") ? address.text() : address.hint();
  }

  private Optional<Listed.Place> place(Wanted.Address address) {
    return unit == null
        ? Optional.empty()
        : unit.places().stream()
            .filter(place -> place.channel().equals(address.channel()))
            .filter(
                place ->
                    address.fingerprint() == null
                        ? place.hint().equals(address.hint())
                        : place.fingerprint().equals(address.fingerprint()))
            .findFirst();
  }

  private boolean fault(Column column, Wanted.Address address, Optional<Listed.Place> place) {
    boolean stopped =
        place.map(Listed.Place::stopped).orElse(false)
            || known.stopped().contains(address.channel() + " " + address.fingerprint());
    String code =
        stopped
            ? "sheet.stopped"
            : address.fingerprint() == null && place.isEmpty() ? "sheet.masked" : null;
    if (code != null) {
      faults.add(new Refusal.Detail(code, wanted.row(), address.text(), List.of(column.word())));
    }
    return code != null;
  }
}
