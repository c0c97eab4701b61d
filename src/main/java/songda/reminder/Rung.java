package songda.reminder;

import java.util.Locale;

/** One step of the ladder; the stored word is the lower-case name. */
public enum Rung {
  /** The working day before the deadline. */
  DAY_BEFORE(-1),
  /** On the deadline's day. */
  DEADLINE_DAY(0),
  /** One working day late: to the second contact, by another channel. */
  DAY_AFTER(1),
  /** Two working days late: a draft to the unit's leader that the clerk releases by hand. */
  LEADER_DRAFT(2),
  /** No further message: the unit stands on the clerk's phone list. */
  PHONE_LIST(1);

  private final int workdays;

  Rung(int workdays) {
    this.workdays = workdays;
  }

  /** Working days after the deadline's day. */
  int workdays() {
    return workdays;
  }

  /** As stored, and the end of its message key {@code rung.…}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the rung is a message to the unit that goes by itself. */
  public boolean sends() {
    return this == DAY_BEFORE || this == DEADLINE_DAY || this == DAY_AFTER;
  }
}
