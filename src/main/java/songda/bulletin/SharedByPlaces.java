package songda.bulletin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Places that share the organisation printed with the last of them: 浦东新区、黄浦区、静安区邮政管理局;
 * 浙江、江苏、安徽省邮政管理局; 苏州、无锡市邮政管理局; 杭州、宁波海关. A place alone is no recipient of a bulletin, yet what it
 * stands for is asked.
 */
final class SharedByPlaces {
  /** A longer name is no place with its organisation. */
  private static final int LONGEST = 60;

  private SharedByPlaces() {}

  /** The drafts of the bare places of a run, by their index in it. */
  static Map<Integer, Draft> read(List<Item> run) {
    Map<Integer, Draft> drafts = new HashMap<>();
    AdministrativePrefix.Placed last = null;
    for (int at = run.size() - 1; at >= 0; at--) {
      Item item = run.get(at);
      String place = last == null ? null : place(item.name(), last);
      if (last != null && place != null) {
        drafts.put(at, shared(item, place + last.rest()));
      } else {
        last = item.name().length() > LONGEST ? null : lender(item.name());
      }
    }
    return drafts;
  }

  /** A name cut behind its places where a complete organisation follows them. */
  private static AdministrativePrefix.@Nullable Placed lender(String name) {
    AdministrativePrefix.Placed placed = AdministrativePrefix.placed(name);
    int city = placed == null ? Cities.end(name) : 0;
    placed =
        city == 0
            ? placed
            : new AdministrativePrefix.Placed(name.substring(0, city), name.substring(city));
    return placed == null || !Organisation.isComplete(placed.rest()) ? null : placed;
  }

  /** The place that a name is, with its level word, or null where it is more than a place. */
  private static @Nullable String place(String name, AdministrativePrefix.Placed last) {
    if (name.length() > LONGEST) {
      return null;
    }
    if (AdministrativePrefix.isProvince(name)) {
      String opening = last.place().substring(0, last.place().length() - 1);
      return AdministrativePrefix.isProvince(opening) ? AdministrativePrefix.province(name) : null;
    }
    if (Cities.alike(name, last.place())) {
      return name;
    }
    String full = Cities.full(name, last.place().substring(last.place().length() - 1));
    if (full != null) {
      return full;
    }
    AdministrativePrefix.Placed placed = AdministrativePrefix.placed(name);
    return placed != null && placed.rest().isEmpty() ? name : null;
  }

  private static Draft shared(Item item, String name) {
    return Draft.borrowed(item, Draft.Tie.RUN, List.of(Reading.of(name), Reading.of(item.name())));
  }
}
