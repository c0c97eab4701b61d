package songda.console;

import songda.directory.sheet.Column;
import songda.directory.sheet.Plan;
import songda.pages.PageContext;

/** What an import would do, in words of the pages. */
public final class SheetWords {
  private SheetWords() {}

  /** The shape beside an outcome's word. */
  public static String icon(Plan.Outcome outcome) {
    return switch (outcome) {
      case REFUSED -> "▲";
      case ADDED -> "●";
      case CHANGED -> "◔";
      case SAME -> "○";
    };
  }

  /** The colour of it: that of a state which is as good or bad. */
  public static String style(Plan.Outcome outcome) {
    return switch (outcome) {
      case REFUSED -> "s-unreachable";
      case ADDED -> "s-acknowledged";
      case CHANGED -> "s-sent";
      case SAME -> "s-pending";
    };
  }

  /** A value of a column; codes become words. */
  public static String value(PageContext page, Column column, String value) {
    if (value.isEmpty()) {
      return page.text("console.sheet.empty");
    }
    return switch (column) {
      case KIND -> page.text("console.unitKind." + value);
      case STANDING -> page.text("console.standing." + value);
      case PAPER -> page.text("sheet.word." + value);
      default -> value.strip().replace("\n", "；");
    };
  }

  /** What it becomes; where what may be shown is the same, that it changes in the hidden part. */
  public static String after(PageContext page, Plan.Change change) {
    String after = value(page, change.column(), change.after());
    return change.after().equals(change.before())
        ? after + page.text("console.sheet.hidden")
        : after;
  }
}
