package songda.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.bulletin.NameKey;
import songda.directory.NewEndpoint;
import songda.directory.NewUnit;
import songda.directory.Standing;
import songda.directory.UnitKind;

/**
 * A new unit as typed into a form, so that nothing has to be typed twice when it is refused.
 *
 * @param way {@code email}, {@code webhook} or {@code paper}; empty while none is chosen
 * @param secret never shown again
 */
public record UnitForm(
    String name, String kind, String standing, String way, String address, String secret) {
  /** A form with nothing but the name filled in. */
  public static UnitForm named(String name) {
    return new UnitForm(name, "", "", "", "", "");
  }

  static UnitForm of(Visit visit) {
    return new UnitForm(
        visit.field("name"),
        visit.field("kind"),
        visit.field("standing"),
        visit.field("way"),
        visit.field("address"),
        visit.field("secret"));
  }

  /** Whether more than a name has been typed or chosen. */
  boolean begun() {
    return !(kind + standing + way + address).isEmpty();
  }

  /** Why no unit can be made of it: a choice is missing. */
  Optional<Refusal> incomplete() {
    boolean chosen =
        Stream.of(UnitKind.values()).anyMatch(one -> one.text().equals(kind))
            && Stream.of(Standing.values()).anyMatch(one -> one.text().equals(standing));
    return chosen ? Optional.empty() : Optional.of(Refusal.of(422, "unit.unclassified"));
  }

  /** The unit, which also answers to the printed name when that is another one. */
  NewUnit unit(String printed) {
    boolean same = printed.isEmpty() || NameKey.of(printed).equals(NameKey.of(name));
    return new NewUnit(
        name,
        Standing.of(standing),
        UnitKind.of(kind),
        null,
        way.equals("paper"),
        same ? List.of() : List.of(printed),
        List.of());
  }

  /** Where it receives; null on paper, or when no way was chosen. */
  @Nullable NewEndpoint endpoint() {
    return way.equals("email") || way.equals("webhook")
        ? NewEndpoint.primary(way, address, secret.isEmpty() ? null : secret)
        : null;
  }
}
