package songda.ledger;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.bulletin.BulletinState;

/**
 * One thing that waits for somebody of the office (待我办理).
 *
 * @param kind {@code draft}, {@code submitted}, {@code approved} for bulletins, else the kind of a
 *     work item such as {@code returned} or {@code delivery_failed}
 * @param id of the bulletin, or of the dispatch of a work item
 * @param title the bulletin's name, or its file's
 * @param unit the addressees a work item is about
 * @param note what a work item says
 */
public record AgendaItem(
    String kind,
    long id,
    String title,
    @Nullable Integer year,
    @Nullable Integer issue,
    @Nullable String unit,
    @Nullable String note,
    Instant since) {
  /** Whether it is a bulletin before its release. */
  public boolean bulletin() {
    return Stream.of(BulletinState.values()).anyMatch(state -> state.is(kind) && state.editable());
  }
}
