package songda.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null or false asks for nothing.
 *
 * @param kinds what stands before the dot of the action, e.g. {@code unit}
 * @param bulletin only what was done with this bulletin
 * @param dispatch its dispatch, whose acts belong to it; null while there is none
 * @param refused only what was refused
 */
public record AuditFilter(
    @Nullable List<String> kinds,
    @Nullable Long bulletin,
    @Nullable Long dispatch,
    boolean refused) {
  /** Every entry. */
  public static final AuditFilter ALL = new AuditFilter(null, null, null, false);
}
