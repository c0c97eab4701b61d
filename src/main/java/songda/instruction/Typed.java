package songda.instruction;

/** An instruction as somebody typed it; {@link InstructionRules} says what is wrong with it. */
public record Typed(
    String person,
    String post,
    String unit,
    String givenOn,
    String text,
    String demand,
    String doneOn) {
  /** Nothing typed yet. */
  public static final Typed EMPTY = new Typed("", "", "", "", "", "", "");

  /** What stands, for a form that corrects it. */
  public static Typed of(Wording wording) {
    return new Typed(
        wording.person(),
        orEmpty(wording.post()),
        orEmpty(wording.unit()),
        wording.givenOn().toString(),
        wording.text(),
        orEmpty(wording.demand()),
        orEmpty(wording.doneOn()));
  }

  /** The same with the day it was carried out (办结). */
  public Typed done(String day) {
    return new Typed(person, post, unit, givenOn, text, demand, day);
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
