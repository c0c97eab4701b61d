package songda.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one item: {@code [ordinal] name ["（" copies | count | qualifier | members "）"]}. What a
 * bracket is, its content decides (domain.md §2.2).
 */
final class ItemReader {
  private static final Pattern COPIES =
      Letters.pattern("(?<each>各|每家|每单位)?(?:一式|共)?\\s*(?<n>" + Numerals.NUMBER + ")\\s*份");

  /** 信息处2份、督查室1份: whose copies they are inside the recipient. */
  private static final Pattern PARTLY =
      Letters.pattern("[^0-9０-９]{1,20}\\s*(" + Numerals.NUMBER + ")\\s*份");

  private static final Pattern NUMBER_ALONE = Letters.pattern("[0-9０-９]{1,6}");
  private static final Pattern COUNT =
      Letters.pattern(
          "共?计?\\s*("
              + Numerals.NUMBER
              + ")\\s*(?:家|个|户|所|名|人|个?单位)(?:企业|单位|机构|部门)?|共\\s*(\\d{1,6})");
  private static final Pattern QUALIFIER = Letters.pattern("(?:不?含|不?包括|包含).*|除.*外|.+除外");

  /** 市教育局 2份, 市教育局一式两份, 市教育局×2; the number alone only behind a complete name. */
  private static final Pattern TRAILING_COPIES =
      Letters.pattern(
          "(?<name>.*?[^0-9０-９])\\s*(?:(?<each>各|每家)?(?:一式)?\\s*(?<n>"
              + Numerals.NUMBER
              + ")\\s*份|[×xX✕*]\\s*(?<times>[0-9０-９]{1,3})|(?<bare>[0-9０-９]{1,2}))");

  /** No printed name has more brackets one after the other. */
  private static final int MAX_BRACKETS = 4;

  /** A longer text before a bracket is no collective whose members could be listed. */
  private static final int LONGEST_COLLECTIVE = 100;

  private static final int LONG = 30;

  private final Passage passage;
  private final Findings findings;

  ItemReader(Passage passage, Findings findings) {
    this.passage = passage;
    this.findings = findings;
  }

  /** The number of a text that is all of it copies, said of every name before it: 各1份; or null. */
  @Nullable Integer copiesOfEach(int from, int to) {
    String text = to - from > 20 ? "" : Letters.trim(passage.text().substring(from, to));
    Matcher copies = COPIES.matcher(text.endsWith("份") ? text : "");
    boolean each = copies.matches() && copies.group("each") != null;
    return each ? Numerals.value(copies.group("n")) : null;
  }

  /** The item between two offsets of the passage, or null where nothing but spaces stands. */
  @Nullable Item read(int from, int to) {
    String text = passage.text();
    int start = Letters.skipSpaces(text, from);
    int nameStart = Letters.skipSpaces(text, Ordinal.skip(text, start));
    if (nameStart >= to) {
      return null;
    }
    String name = Spelling.withoutColon(Spelling.heal(text.substring(nameStart, to)));
    if (name.isEmpty()) {
      return null;
    }
    if (name.equals("等")) {
      findings.add(NoticeCode.QUALIFIER, passage.lineAt(nameStart), name, name, name);
      return null;
    }
    Draft draft = new Draft(name, passage.lineAt(nameStart));
    draft.takeBrackets(true);
    draft.takeOthers();
    draft.check();
    return draft.item(start, to);
  }

  /** Refuses a list that no office could print. */
  static void refuseTooMany(Findings findings) {
    findings.add(Notice.of(NoticeCode.UNREADABLE, null, null, "" + ListReader.MAX_ITEMS, "NAMES"));
  }

  /** The work on one name: what its brackets say, and what is left of it. */
  private final class Draft {
    private final int line;
    private String name;
    private @Nullable Integer copies;
    private @Nullable Integer declared;
    private boolean each;
    private List<Item> members = List.of();

    Draft(String name, int line) {
      this.name = name;
      this.line = line;
    }

    /** Takes off the brackets at the end that are copies, counts or members. */
    void takeBrackets(boolean mayList) {
      for (int i = 0; i < MAX_BRACKETS; i++) {
        int open = Spelling.lastBracket(name);
        if (open <= 0 || !takes(name.substring(open + 1, name.length() - 1), mayList, open)) {
          break;
        }
        name = Letters.trim(name.substring(0, open));
      }
      if (copies == null && mayEndInCopies(name)) {
        takeTrailingCopies();
      }
      declared = declared == null ? NameKind.leadingCount(name) : declared;
      declared = declared == null ? OpenList.count(name) : declared;
    }

    /** Looked at before the pattern: most names end otherwise. */
    private static boolean mayEndInCopies(String name) {
      char last = name.isEmpty() ? ' ' : name.charAt(name.length() - 1);
      return last == '份' || Numerals.isDigit(last);
    }

    /** 市邮政管理局等: who else is meant the paper does not say. */
    void takeOthers() {
      int last = name.length() - 1;
      if (last > 1 && name.charAt(last) == '等' && Organisation.completeAt(name, last)) {
        findings.add(NoticeCode.QUALIFIER, line, name, name, "等");
        name = name.substring(0, last);
      }
    }

    private void takeTrailingCopies() {
      Matcher trailing = TRAILING_COPIES.matcher(name.length() > 200 ? "" : name);
      if (!trailing.matches()) {
        return;
      }
      String before = Letters.trim(trailing.group("name"));
      String number = trailing.group("n");
      if (number == null) {
        String times = trailing.group("times");
        number = times == null ? trailing.group("bare") : times;
        if (!Organisation.isComplete(before)) {
          return;
        }
      }
      copies = Numerals.value(number);
      each = trailing.group("each") != null;
      name = before;
    }

    private boolean takes(String content, boolean mayList, int open) {
      String note = Letters.trim(content);
      Matcher copiesNote = COPIES.matcher(Letters.head(note, 40));
      if (copiesNote.matches() || NUMBER_ALONE.matcher(Letters.head(note, 7)).matches()) {
        copies = Numerals.value(copiesNote.matches() ? copiesNote.group("n") : note);
        each = copiesNote.matches() && copiesNote.group("each") != null;
        return true;
      }
      Matcher count = COUNT.matcher(Letters.head(note, 40));
      if (count.matches()) {
        declared = Numerals.value(count.group(1) == null ? count.group(2) : count.group(1));
        return true;
      }
      Integer sum = partly(note);
      if (sum != null) {
        copies = sum;
        return true;
      }
      return mayList && takesMembers(content, name.substring(0, open));
    }

    /** The copies of the parts of a recipient together, or null where a part names none. */
    private @Nullable Integer partly(String note) {
      int sum = 0;
      for (String part : note.endsWith("份") ? Spelling.split(note) : List.<String>of()) {
        Matcher copies = PARTLY.matcher(Letters.head(part, 40));
        Integer number = copies.matches() ? Numerals.value(copies.group(1)) : null;
        if (number == null) {
          return null;
        }
        sum += number;
      }
      return sum == 0 ? null : sum;
    }

    private boolean takesMembers(String content, String collective) {
      if (collective.length() > LONGEST_COLLECTIVE
          || NameKind.of(collective) == EntryKind.UNIT
          || isQualifier(content)
          || isOpenList(content)) {
        return false;
      }
      List<String> names = Spelling.split(content);
      if (names.size() < 2 || names.stream().allMatch(BareNoun::isAny)) {
        return false;
      }
      members = new ArrayList<>();
      for (String each : names) {
        Draft member = new Draft(each, line);
        member.takeBrackets(false);
        members.add(member.item(0, 0));
      }
      return true;
    }

    void check() {
      qualifiers();
      String plain = Spelling.withoutLatin(Letters.outsideBrackets(name));
      if (plain.codePointCount(0, plain.length()) > LONG) {
        boolean several = Organisation.isRunTogether(plain);
        findings.add(several ? NoticeCode.ENTRY_TOO_LONG : NoticeCode.LONG_NAME, line, name, name);
      }
    }

    private void qualifiers() {
      if (OpenList.closes(name)) {
        findings.add(NoticeCode.QUALIFIER, line, name, name, "等");
      }
      for (String content : Spelling.bracketContents(name)) {
        declared = declared == null ? openCount(content) : declared;
        if (isQualifier(content) || (isOpenList(content) && NameKind.of(name) != EntryKind.UNIT)) {
          findings.add(NoticeCode.QUALIFIER, line, name, name, content);
        }
      }
    }

    private Item item(int start, int end) {
      return new Item(name, line, start, end, copies, declared, each, false, members);
    }
  }

  private static boolean isQualifier(String content) {
    return QUALIFIER.matcher(Letters.trim(content)).matches();
  }

  /** The 12 of 顺丰、中通等12家, or null. */
  private static @Nullable Integer openCount(String content) {
    int et = content.lastIndexOf('等');
    Matcher count = COUNT.matcher(et < 0 ? "" : Letters.head(content.substring(et + 1), 40));
    return count.matches() ? Numerals.value(count.group(1)) : null;
  }

  /** 顺丰、中通等12家: the list is not complete, so it names no members. */
  private static boolean isOpenList(String content) {
    int et = content.lastIndexOf('等');
    return et > 0 && Spelling.split(content).size() > 1;
  }
}
