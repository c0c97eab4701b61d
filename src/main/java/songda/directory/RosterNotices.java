package songda.directory;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import songda.bulletin.Bulletin;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.Notice;
import songda.bulletin.NoticeCode;
import songda.bulletin.UnitRef;

/**
 * What there is to notice about the units that a bulletin's entries stand for (domain.md §2.6): a
 * printed count that the members do not have, and units that one message reaches together.
 */
public final class RosterNotices {
  /** More groups of one address help nobody. */
  private static final int MOST = 50;

  private final UnitList units;

  /** Notices about one directory. */
  public RosterNotices(UnitList units) {
    this.units = units;
  }

  /** COUNT_MISMATCH and SAME_ENDPOINT, each on the line of an entry. */
  public Future<List<Notice>> of(Bulletin bulletin) {
    Map<Long, ConfirmedEntry> first = new HashMap<>();
    Map<Long, String> names = new HashMap<>();
    for (ConfirmedEntry entry : bulletin.entries()) {
      for (UnitRef unit : entry.units()) {
        first.putIfAbsent(unit.id(), entry);
        names.put(unit.id(), unit.name());
      }
    }
    List<Notice> notices = new ArrayList<>(miscounted(bulletin));
    return units
        .sharing(first.keySet(), MOST)
        .map(
            groups -> {
              groups.forEach(group -> notices.addAll(shared(group, first, names)));
              return notices.stream().limit(2 * MOST).toList();
            });
  }

  private static List<Notice> miscounted(Bulletin bulletin) {
    List<Notice> notices = new ArrayList<>();
    for (ConfirmedEntry entry : bulletin.entries()) {
      Integer declared = bulletin.meta().declaredCount().get(entry.printed().name());
      if (declared != null && entry.resolved() && declared != entry.units().size()) {
        notices.add(
            Notice.of(
                NoticeCode.COUNT_MISMATCH,
                entry.printed().line(),
                entry.name(),
                entry.name(),
                declared.toString(),
                Integer.toString(entry.units().size())));
      }
    }
    return notices;
  }

  private static List<Notice> shared(
      List<Long> group, Map<Long, ConfirmedEntry> first, Map<Long, String> names) {
    List<Notice> notices = new ArrayList<>();
    String one = names.getOrDefault(group.get(0), "");
    for (Long id : group.subList(1, group.size())) {
      ConfirmedEntry entry = first.get(id);
      String other = names.getOrDefault(id, "");
      if (entry != null) {
        notices.add(Notice.of(NoticeCode.SAME_ENDPOINT, entry.printed().line(), other, one, other));
      }
    }
    return notices;
  }
}
