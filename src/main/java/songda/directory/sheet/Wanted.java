package songda.directory.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.directory.Standing;
import songda.directory.UnitKind;

/**
 * What a row says of a unit. Null is what it does not speak of: that stays as it is.
 *
 * @param row as a spreadsheet counts
 * @param parent a name; empty for none
 * @param mailboxes the first is meant to be the primary one
 * @param faults why the row cannot be taken, whatever the directory has
 */
record Wanted(
    int row,
    String name,
    @Nullable List<String> shortNames,
    @Nullable List<String> formerNames,
    @Nullable UnitKind kind,
    @Nullable Standing standing,
    @Nullable String parent,
    @Nullable Boolean paper,
    List<Address> mailboxes,
    List<Address> hooks,
    @Nullable List<Someone> contacts,
    List<Refusal.Detail> faults) {
  /**
   * Where it receives.
   *
   * @param fingerprint in hexadecimal; null when the cell has no address, only what may be shown of
   *     one
   */
  record Address(String channel, String text, String hint, @Nullable String fingerprint) {}

  /**
   * A contact.
   *
   * @param post null when it is not spoken of
   * @param mobile digits, or what may be shown of them; null when it is not spoken of
   */
  record Someone(String name, @Nullable String post, @Nullable String mobile) {}
}
