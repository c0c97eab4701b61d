package songda.intake;

import java.util.regex.Pattern;

/**
 * The number that a page carries at its foot or head, as GB/T 9704-2012 clause 7.5 sets it: — 3 —.
 */
public final class PageNumber {
  private static final Pattern FORM =
      Pattern.compile(
          "[-—–－―·\\s]*[0-9０-９]{1,4}[-—–－―·\\s]*|第\\s*\\d{1,4}\\s*页.{0,12}",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** A longer line says more than a number. */
  private static final int LONGEST = 40;

  private PageNumber() {}

  /** True when a line is a page number and nothing else: 3, - 3 -, 第3页 共8页. */
  public static boolean is(String line) {
    return line.length() < LONGEST && FORM.matcher(line).matches();
  }
}
