package songda.bulletin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong while one text is read. Of the errors it keeps the one on the lowest line,
 * on one line the one declared first in {@link NoticeCode} (domain.md §2.6); a classified mark wins
 * over everything.
 */
final class Findings {
  /** Warnings beyond this number help nobody. */
  private static final int MAX_WARNINGS = 1_000;

  private static final int NEAR = 24;

  private static final Comparator<Notice> PRECEDENCE =
      Comparator.comparingInt((Notice n) -> n.code() == NoticeCode.CLASSIFIED ? 0 : 1)
          .thenComparingInt(Findings::lineOf)
          .thenComparing(Notice::code);

  private final List<Notice> warnings = new ArrayList<>();
  private @Nullable Notice error;

  /** Notes an error or a warning on a line; {@code args} follow the line in the sentence. */
  void add(NoticeCode code, int line, String near, String... args) {
    String[] filling = new String[args.length + 1];
    filling[0] = Integer.toString(line);
    for (int i = 0; i < args.length; i++) {
      filling[i + 1] = Letters.head(args[i], NEAR);
    }
    if (!code.isError() && warnings.size() >= MAX_WARNINGS) {
      return;
    }
    add(Notice.of(code, line, Letters.head(near, NEAR), filling));
  }

  void add(Notice notice) {
    if (!notice.code().isError()) {
      warnings.add(notice);
    } else if (error == null || PRECEDENCE.compare(notice, error) < 0) {
      error = notice;
    }
  }

  @Nullable Notice error() {
    return error;
  }

  /** The warnings in the order of the text. */
  List<Notice> warnings() {
    List<Notice> sorted = new ArrayList<>(warnings);
    sorted.sort(Comparator.comparingInt(Findings::lineOf));
    return sorted;
  }

  private static int lineOf(Notice notice) {
    Integer line = notice.line();
    return line == null ? Integer.MAX_VALUE : line;
  }
}
