package songda.acknowledgment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a bulletin is returned (条例 art. 24: 退回 needs a reason); stored in lower case. */
public enum Reason {
  /** 误投或不属本单位. */
  MISDIRECTED,
  /** 重复. */
  DUPLICATE,
  /** 缺页或无法打开. */
  INCOMPLETE,
  /** 附件与标题不符. */
  MISMATCH,
  /** 标注有误. */
  MISLABELLED,
  /** 其他, which needs a note. */
  OTHER;

  /** As stored, and the end of its message key {@code reason.…}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason of a word somebody sent; empty when there is none of that name. */
  public static Optional<Reason> of(@Nullable String text) {
    return Arrays.stream(values()).filter(reason -> reason.text().equals(text)).findFirst();
  }
}
