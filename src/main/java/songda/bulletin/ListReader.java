package songda.bulletin;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a passage into runs of items: {@code list = run { L1 run }}, {@code run = item { "、" item }
 * [ "及" item ]} (domain.md §2.2). One pass; brackets and quotation marks never split.
 */
final class ListReader {
  /** Words after a half-width comma that belong to the company's name before it. */
  private static final Words COMPANY_FORMS =
      Words.of("Ltd Inc LLC LLP Limited Co. Corp L.P GmbH PLC Plc S.A N.V B.V Pte");

  /** Marks that some put where a separator belongs, and others inside a name. */
  private static final String STROKES = "/／&＆|｜．";

  private static final Words CONJUNCTIONS = Words.of("以及 及 和");
  private static final Words ALWAYS_SPLIT = Words.of("有关 相关 其他 其它 各");
  private static final int REACH = 48;

  /** No list has more names than this. */
  static final int MAX_ITEMS = 500_000;

  private final String text;
  private final Brackets brackets;
  private final ItemReader items;

  /** Whether the list has separators that one can see. */
  private final boolean marked;

  private final Findings findings;
  private final List<List<Item>> runs = new ArrayList<>();
  private List<Item> run = new ArrayList<>();
  private int count;

  private ListReader(String text, Brackets brackets, ItemReader items, Findings findings) {
    this.text = text;
    this.brackets = brackets;
    this.items = items;
    this.marked = text.chars().limit(Math.max(0, text.length() - 1)).anyMatch(ListReader::isMark);
    this.findings = findings;
  }

  /** The runs of a passage whose brackets pair. */
  static List<List<Item>> read(Passage passage, Brackets brackets, Findings findings) {
    ItemReader items = new ItemReader(passage, findings);
    ListReader reader = new ListReader(passage.text(), brackets, items, findings);
    reader.read();
    return reader.runs;
  }

  private static boolean isMark(int c) {
    return Letters.isSeparator(c) && c != '\n';
  }

  private void read() {
    int from = 0;
    int at = start(0);
    int depth = 0;
    int end = endOfList();
    while (at < end && count <= MAX_ITEMS) {
      depth += brackets.step(at);
      int next = depth > 0 ? at : boundary(from, at);
      if (next > at) {
        closeItem(from, at);
        if (!Letters.isPause(text.charAt(at)) && !isConjunction(at, next)) {
          closeRun();
        }
        from = next;
        at = start(next);
      } else {
        at = Math.max(at + 1, depth > 0 ? 0 : Letters.skipSpaces(text, at));
      }
    }
    if (count > MAX_ITEMS) {
      ItemReader.refuseTooMany(findings);
    } else {
      closeItem(from, end);
    }
    closeRun();
  }

  private int start(int from) {
    return Ordinal.skip(text, Letters.skipSpaces(text, from));
  }

  /** A final full stop in ASCII ends the list, unless it belongs to Ltd. or Inc. */
  private int endOfList() {
    int end = text.length();
    boolean stop = end > 0 && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '．');
    return stop && COMPANY_FORMS.ending(text, end - 1) == null && !endsInCo(end - 1)
        ? end - 1
        : end;
  }

  private boolean endsInCo(int end) {
    return end > 1 && text.startsWith("Co", end - 2);
  }

  /** Where the next item starts if one ends at {@code at}, else {@code at}. */
  private int boundary(int from, int at) {
    char c = text.charAt(at);
    if (Letters.isSeparator(c)) {
      return isCompanyComma(at) ? at : at + 1;
    }
    if (Letters.isSpace(c)) {
      int next = Letters.skipSpaces(text, at);
      return opensItem(from, at, next) ? next : at;
    }
    if (Ordinal.isMark(c)) {
      return at > from && Organisation.isComplete(behind(from, at)) ? at + 1 : at;
    }
    if (STROKES.indexOf(c) >= 0) {
      return isBetweenNames(from, at) ? at + 1 : at;
    }
    return conjunction(from, at);
  }

  /** A stroke parts two names where both are complete and the second says where it stands. */
  private boolean isBetweenNames(int from, int at) {
    int next = Letters.skipSpaces(text, at + 1);
    return next < text.length() && Organisation.isComplete(behind(from, at)) && opensName(next);
  }

  private boolean isCompanyComma(int at) {
    return text.charAt(at) == ','
        && COMPANY_FORMS.opening(text, Letters.skipSpaces(text, at + 1)) != null;
  }

  /** After spaces an ordinal opens an item, and so does a prefix after a complete name. */
  private boolean opensItem(int from, int at, int next) {
    int ordinal = Ordinal.skip(text, next);
    if (ordinal > next) {
      int name = Letters.skipSpaces(text, ordinal);
      return name < text.length() && !Letters.isSeparator(text.charAt(name));
    }
    if (next < text.length() && at - from > 2 && endsInCopies(at)) {
      return Letters.isHan(text.codePointAt(next));
    }
    return next < text.length()
        && Organisation.isComplete(behind(from, at))
        && (opensName(next) || isSetApart(at, next));
  }

  /**
   * A complete name after a wide gap in a list without marks, 市总工会 团市委; a person after any gap,
   * since no name has two titles.
   */
  private boolean isSetApart(int at, int next) {
    int end = next;
    while (end < text.length() && end - next < REACH && !endsWord(text.charAt(end))) {
      end++;
    }
    String name = text.substring(next, end);
    boolean wide = !marked && Letters.width(text.substring(at, next)) > 1;
    boolean persons = NameKind.isPerson(name) && NameKind.isPerson(behind(wordStart(at), at));
    return (wide || persons) && name.length() > 2 && Organisation.isComplete(name);
  }

  private int wordStart(int at) {
    int from = at;
    while (from > 0 && at - from < REACH && !endsWord(text.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private static boolean endsWord(char c) {
    return Letters.isSpace(c) || Letters.isSeparator(c);
  }

  /** 市教育局 2份: with its copies a recipient is complete. */
  private boolean endsInCopies(int at) {
    return text.charAt(at - 1) == '份' && Numerals.isDigit(text.charAt(at - 2));
  }

  private boolean opensName(int next) {
    return text.charAt(next) == '各' || AdministrativePrefix.opens(ahead(next));
  }

  /** 及, 以及 and 和 split before 有关, 其他, 各, or between two complete names (domain.md §2.2). */
  private int conjunction(int from, int at) {
    String word = CONJUNCTIONS.opening(text, at);
    if (word == null) {
      return at;
    }
    int next = Letters.skipSpaces(text, at + word.length());
    if (ALWAYS_SPLIT.opening(text, next) != null) {
      return next;
    }
    String left = behind(from, at);
    boolean ends = left.isEmpty() ? !word.equals("和") : Organisation.isComplete(left);
    return ends && AdministrativePrefix.opens(ahead(next)) ? next : at;
  }

  private boolean isConjunction(int at, int next) {
    String word = CONJUNCTIONS.opening(text, at);
    return word != null && next >= at + word.length();
  }

  private String behind(int from, int at) {
    return Letters.trim(text.substring(Math.max(from, at - REACH), at));
  }

  private String ahead(int next) {
    return text.substring(next, Math.min(text.length(), next + REACH));
  }

  private void closeItem(int from, int to) {
    Integer each = items.copiesOfEach(from, to);
    if (each != null) {
      run.replaceAll(item -> item.orCopies(each));
      runs.forEach(closed -> closed.replaceAll(item -> item.orCopies(each)));
      return;
    }
    Item item = items.read(from, to);
    if (item != null) {
      count += 1 + item.members().size();
      run.add(item);
    }
  }

  private void closeRun() {
    if (!run.isEmpty()) {
      Item last = run.get(run.size() - 1);
      Integer copies = last.copies();
      if (copies != null && last.each()) {
        run.replaceAll(item -> item.orCopies(copies));
      }
      runs.add(run);
      run = new ArrayList<>();
    }
  }
}
