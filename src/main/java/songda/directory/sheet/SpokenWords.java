package songda.directory.sheet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import songda.answer.Language;
import songda.answer.Messages;
import songda.directory.Standing;
import songda.directory.UnitKind;

/** The words of cells, in either language, the codes of the API too. */
final class SpokenWords {
  private static final Map<String, UnitKind> KINDS = new HashMap<>();
  private static final Map<String, Standing> STANDINGS = new HashMap<>();
  private static final Map<String, Boolean> ANSWERS = new HashMap<>();
  private static final Set<String> NOTHING = Set.of("无", "（无）", "(无)", "none");

  static {
    for (Language language : Language.values()) {
      for (UnitKind kind : UnitKind.values()) {
        spoken(KINDS, language, "console.unitKind.", kind.text(), kind);
      }
      for (Standing standing : Standing.values()) {
        spoken(STANDINGS, language, "console.standing.", standing.text(), standing);
      }
      spoken(ANSWERS, language, "sheet.word.", "true", true);
      spoken(ANSWERS, language, "sheet.word.", "false", false);
    }
    ANSWERS.put("√", true);
  }

  private SpokenWords() {}

  /** Each of two names that stand for one thing, such as 文明委/文明办. */
  private static <T> void spoken(
      Map<String, T> words, Language language, String family, String code, T value) {
    String text = Messages.text(language, family + code);
    words.put(code, value);
    words.put(Column.folded(text), value);
    for (String part : text.split("/|或|, or ")) {
      words.put(Column.folded(part), value);
    }
  }

  static Optional<UnitKind> kind(String cell) {
    return Optional.ofNullable(KINDS.get(Column.folded(cell)));
  }

  static Optional<Standing> standing(String cell) {
    return Optional.ofNullable(STANDINGS.get(Column.folded(cell)));
  }

  static Optional<Boolean> answer(String cell) {
    return Optional.ofNullable(ANSWERS.get(Column.folded(cell)));
  }

  /** 无: what was there is to go. */
  static boolean nothing(String cell) {
    return NOTHING.contains(Column.folded(cell));
  }
}
