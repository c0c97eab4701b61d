package songda.directory.sheet;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import songda.answer.Language;
import songda.answer.Messages;
import songda.answer.Refusal;

/** The columns of the directory's spreadsheet, in the order they are written. */
public enum Column {
  /** 单位全称, the only one that may not be missing. */
  NAME,
  /** 简称. */
  SHORT,
  /** 曾用名. */
  FORMER,
  /** 单位类型. */
  KIND,
  /** 与本单位关系. */
  STANDING,
  /** 上级单位, by any of its names. */
  PARENT,
  /** 纸质. */
  PAPER,
  /** 收件邮箱. */
  EMAIL,
  /** Webhook 地址. */
  WEBHOOK,
  /** 联系人. */
  PERSON,
  /** 职务, one for each contact. */
  POST,
  /** 手机, one for each contact. */
  MOBILE;

  /** Its head as a word of a refusal, said in the reader's language. */
  Refusal.Word word() {
    return new Refusal.Word("sheet.column." + name().toLowerCase(Locale.ROOT));
  }

  /** The words at its head. */
  public String head(Language language) {
    return Messages.text(language, "sheet.column." + name().toLowerCase(Locale.ROOT));
  }

  /** The column of a head in either language; spaces and case do not matter. */
  public static Optional<Column> of(String head) {
    String wanted = folded(head);
    return Stream.of(values())
        .filter(
            column ->
                Stream.of(Language.values())
                    .anyMatch(language -> folded(column.head(language)).equals(wanted)))
        .findFirst();
  }

  /** The word without spaces, in lower case. */
  static String folded(String head) {
    return head.replaceAll("[\\s\\u00a0\\u3000]", "").toLowerCase(Locale.ROOT);
  }
}
