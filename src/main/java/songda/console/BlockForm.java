package songda.console;

import org.jspecify.annotations.Nullable;
import songda.bulletin.BlockText;
import songda.bulletin.Bulletin;

/**
 * The 报尾 to paste, with how many copies it says.
 *
 * @param copies null for none
 * @param asked whether the page was opened for it
 */
public record BlockForm(BlockText block, @Nullable Integer copies, boolean asked) {
  /** What a visit asks for; the printed number of copies when it asks for none. */
  static BlockForm of(Visit visit, Bulletin bulletin) {
    boolean asked = visit.http().queryParams().contains("copies");
    Integer typed = visit.integer("copies");
    Integer copies = asked ? typed : bulletin.meta().copies();
    copies = copies == null || copies == 0 ? null : copies;
    return new BlockForm(BlockText.of(bulletin, copies), copies, asked);
  }
}
