package songda.bulletin;

/**
 * Every error and warning of reading a bulletin (domain.md §2.6, design.md §9.1). The sentences are
 * in {@code notices_zh.properties} and {@code notices_en.properties}. Errors are declared in the
 * order in which they win when several stand on one line.
 */
public enum NoticeCode {
  /** The file cannot be read as text. */
  UNREADABLE(true),
  /** The bulletin is marked 秘密, 机密 or 绝密. */
  CLASSIFIED(true),
  /** NUL, U+FFFD, a lone surrogate or another character no text has. */
  BAD_CHARACTER(true),
  /** ××× or ____ where a name should be. */
  PLACEHOLDER(true),
  /** An e-mail address in the place of a unit. */
  NOT_A_UNIT(true),
  /** A bracket without its partner. */
  UNBALANCED_BRACKET(true),
  /** A label word, spaces and a name, but no colon. */
  LABEL_WITHOUT_COLON(true),
  /** A label with no name after it. */
  EMPTY_RELATION(true),
  /** The block ends in a separator: a page may be missing. */
  DANGLING_SEPARATOR(true),
  /** Several organisations run together. */
  ENTRY_TOO_LONG(true),
  /** Names before the first label. */
  ORPHAN_LIST(true),
  /** No label anywhere. */
  NO_DISTRIBUTION_BLOCK(true),

  /** A line end was taken as a separator, without certainty. */
  AMBIGUOUS_NEWLINE(false),
  /** 领导 or 负责人 could belong to all names of its run. */
  AMBIGUOUS_SUFFIX(false),
  /** A name was completed from its neighbour. */
  DERIVED_SCOPE(false),
  /** 含… or 除…外 restricts a collective. */
  QUALIFIER(false),
  /** One name of more than 30 characters. */
  LONG_NAME(false),
  /** The same recipient is printed twice. */
  DUPLICATE_RECIPIENT(false),
  /** Two recipients share one mailbox. */
  SAME_ENDPOINT(false),
  /** A declared count differs from the members. */
  COUNT_MISMATCH(false),
  /** A name is not in the directory. */
  UNKNOWN_UNIT(false),
  /** 内部资料, 不得外传, 工作秘密: no group robots. */
  INTERNAL_MARK(false);

  private final boolean error;

  NoticeCode(boolean error) {
    this.error = error;
  }

  /** True when this code refuses the whole reading; false when it only warns. */
  public boolean isError() {
    return error;
  }
}
