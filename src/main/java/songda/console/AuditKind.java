package songda.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What sort of acts the audit page can be narrowed to. */
public enum AuditKind {
  /** 简报: import, confirmation, review, release. */
  BULLETIN("bulletin", "instruction"),
  /** 分送: sending again, retries, what machines did, mail to the office. */
  DISPATCH("dispatch", "delivery", "digest"),
  /** 签收: signatures, returns, links. */
  ACKNOWLEDGMENT("acknowledgment", "link", "call"),
  /** 通讯录: units, their files, collectives, saved scopes, endpoints. */
  DIRECTORY("unit", "directory", "collective", "scope", "endpoint", "lane"),
  /** 账号与登录: accounts, keys, forms and calls that were turned away. */
  ACCESS("access", "account", "key", "console", "api");

  private final String families;

  AuditKind(String... families) {
    this.families = String.join(" ", families);
  }

  /** What stands before the dot of its actions. */
  List<String> families() {
    return List.of(families.split(" "));
  }

  /** The word of a form. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<AuditKind> of(String text) {
    return Stream.of(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }
}
