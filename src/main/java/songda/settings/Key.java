package songda.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every configuration key with its default; {@code conf/songda.yaml} lists the same, a test
 * compares them.
 */
enum Key {
  PROFILE("profile", "development"),
  NODE("node", ""),
  DATA_DIR("data.dir", "data"),
  KEYS_DIR("keys.dir", ""),
  OFFICE_NAME("office.name", ""),
  OFFICE_PHONE("office.phone", ""),
  DATABASE_URL("database.url", ""),
  DATABASE_USER("database.user", ""),
  DATABASE_PASSWORD("database.password", ""),
  DATABASE_LISTEN_URL("database.listen_url", ""),
  DATABASE_POOL_SIZE("database.pool_size", "12"),
  HTTP_BIND("http.bind", "127.0.0.1"),
  HTTP_PORT("http.port", "8080"),
  HTTP_PUBLIC_URL("http.public_url", ""),
  HTTP_TRUSTED_PROXIES("http.trusted_proxies", ""),
  HTTP_ALLOW_PLAIN("http.allow_plain", "false"),
  HTTP_SESSION_HOURS("http.session_hours", "10"),
  SECRETARIAT_DIGEST_TO("secretariat.digest_to", ""),
  SECRETARIAT_DIGEST_AT("secretariat.digest_at", "08:30"),
  OPERATIONS_BIND("operations.bind", "127.0.0.1"),
  OPERATIONS_PORT("operations.port", "8081"),
  MAIL_HOST("mail.host", ""),
  MAIL_PORT("mail.port", "465"),
  MAIL_TLS("mail.tls", "implicit"),
  MAIL_USER("mail.user", ""),
  MAIL_PASSWORD("mail.password", ""),
  MAIL_FROM("mail.from", ""),
  MAIL_FROM_NAME("mail.from_name", ""),
  MAIL_REPLY_TO("mail.reply_to", ""),
  MAIL_CONNECTIONS("mail.connections", "8"),
  MAIL_AUTH("mail.auth", "auto"),
  MAIL_TRUST("mail.trust", ""),
  MAIL_MESSAGES("mail.messages", "500"),
  MAIL_TIMEOUT_SECONDS("mail.timeout_seconds", "60"),
  WEBHOOK_TIMEOUT_SECONDS("webhook.timeout_seconds", "10"),
  WEBHOOK_CONNECTIONS("webhook.connections", "1000"),
  WEBHOOK_PER_HOST("webhook.per_host", "32"),
  EGRESS_ALLOW("egress.allow", ""),
  ENGINE_PERMITS("engine.permits", "2000"),
  ENGINE_BATCH("engine.batch", "500"),
  ENGINE_EMAIL_PER_MINUTE("engine.email_per_minute", "0"),
  RELEASE_HOLD_SECONDS("release.hold_seconds", "120"),
  RETRY_EMAIL_SECONDS("retry.email_seconds", Key.WAITS),
  RETRY_EMAIL_DAYS("retry.email_days", "3"),
  RETRY_WEBHOOK_SECONDS("retry.webhook_seconds", Key.WAITS),
  RETRY_WEBHOOK_DAYS("retry.webhook_days", "3"),
  RETRY_UNTIL_DEADLINE("retry.until_deadline", "false");

  private static final String WAITS = "5,30,120,600,3600,10800,21600";

  private static final String PREFIX = "SONGDA_";

  private final String path;
  private final String fallback;

  Key(String path, String fallback) {
    this.path = path;
    this.fallback = fallback;
  }

  /** As written in YAML and on the command line: {@code http.public_url}. */
  String path() {
    return path;
  }

  /** The default, as text; empty means not set. */
  String fallback() {
    return fallback;
  }

  /** As written in the environment: {@code SONGDA_HTTP_PUBLIC_URL}. */
  String variable() {
    return PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** The key of a path, if there is one. */
  static Optional<Key> of(String path) {
    return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
  }
}
