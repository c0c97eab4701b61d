package songda.console;

import io.vertx.core.Future;
import java.util.List;
import songda.directory.UnitFilter;
import songda.directory.UnitLine;
import songda.directory.UnitList;

/** Offers units to choose from, a screenful at a time, however large the directory is. */
public final class UnitChoices {
  private static final int SHOWN = 20;

  private final UnitList units;

  /** Choices from one directory. */
  public UnitChoices(UnitList units) {
    this.units = units;
  }

  /** What a search finds, and what was ticked before. */
  Future<Offer> of(String searched, List<Long> ticked) {
    Future<List<UnitLine>> chosen = units.lines(ticked);
    Future<List<UnitLine>> found = units.page(UnitFilter.named(searched), 0, SHOWN + 1);
    return Future.join(chosen, found, units.size())
        .map(
            all ->
                new Offer(
                    searched,
                    chosen.result(),
                    found.result().stream()
                        .limit(SHOWN)
                        .filter(line -> !ticked.contains(line.id()))
                        .toList(),
                    found.result().size() > SHOWN,
                    all.<Long>resultAt(2)));
  }

  Future<List<UnitLine>> lines(List<Long> ids) {
    return units.lines(ids);
  }
}
