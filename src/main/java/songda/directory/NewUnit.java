package songda.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit to be entered.
 *
 * @param name full name, 1 to 200 characters, unique by its matching key among all names
 * @param parentId the unit in whose scope it stands, or null
 * @param paper 纸质: it gets the bulletin on paper and needs no endpoint
 * @param shortNames 规范化简称
 * @param formerNames 曾用名
 */
public record NewUnit(
    String name,
    Standing standing,
    UnitKind kind,
    @Nullable Long parentId,
    boolean paper,
    List<String> shortNames,
    List<String> formerNames) {
  public NewUnit {
    shortNames = List.copyOf(shortNames);
    formerNames = List.copyOf(formerNames);
  }
}
