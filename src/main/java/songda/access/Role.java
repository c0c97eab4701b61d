package songda.access;

import java.util.Locale;

/**
 * What an account may do: 经办, 复核, 系统管理, 审计 (GB/T 22239: the three officers apart), 批示
 * (docs/adr/0011).
 */
public enum Role {
  /** 经办: imports, confirms, submits, releases. */
  CLERK,
  /** 复核: approves or rejects what somebody else submitted. */
  REVIEWER,
  /** 系统管理: accounts, endpoints, settings; cannot clear the audit. */
  ADMINISTRATOR,
  /** 审计: reads everything, changes nothing. */
  AUDITOR,
  /** 批示: reads, records and corrects instructions of leaders; no other role sees them. */
  INSTRUCTIONS;

  /**
   * As stored: {@code clerk}, {@code reviewer}, {@code administrator}, {@code auditor}, {@code
   * instructions}.
   */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a stored text. */
  public static Role of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
