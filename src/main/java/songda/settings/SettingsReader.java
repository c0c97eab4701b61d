package songda.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns key-value text into {@link Settings}; pure but for {@code file:} references to secrets. */
final class SettingsReader {
  /** Strict, or 24:00 would be midnight. */
  private static final DateTimeFormatter HOUR_AND_MINUTE =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private final Map<String, String> values;

  /**
   * @param values by path, e.g. {@code http.port}
   * @throws SettingsException for a key that does not exist, with the nearest sense of where to
   *     look
   */
  SettingsReader(Map<String, String> values) {
    this.values = values;
    for (String path : values.keySet()) {
      if (Key.of(path).isEmpty()) {
        throw new SettingsException(
            "unknown configuration key " + path + "; conf/songda.yaml lists every key");
      }
    }
  }

  Settings read() {
    Path data = Path.of(text(Key.DATA_DIR));
    Settings.Profile profile =
        oneOf(Key.PROFILE, Settings.Profile::valueOf, "development or production");
    if (profile == Settings.Profile.DEMO) {
      throw expected(Key.PROFILE, "development or production");
    }
    Settings settings =
        new Settings(
            profile,
            node(),
            data,
            optional(Key.KEYS_DIR) == null ? data.resolve("keys") : Path.of(text(Key.KEYS_DIR)),
            new Settings.Office(text(Key.OFFICE_NAME), text(Key.OFFICE_PHONE)),
            database(),
            http(),
            new Settings.Operations(text(Key.OPERATIONS_BIND), port(Key.OPERATIONS_PORT)),
            mail(),
            webhook(),
            engine(),
            secretariat());
    return checked(settings);
  }

  private Settings.DatabaseSettings database() {
    return new Settings.DatabaseSettings(
        optional(Key.DATABASE_URL),
        optional(Key.DATABASE_LISTEN_URL),
        optional(Key.DATABASE_USER),
        secret(Key.DATABASE_PASSWORD),
        number(Key.DATABASE_POOL_SIZE, 2, 200));
  }

  private Settings.Http http() {
    int port = port(Key.HTTP_PORT);
    String url = optional(Key.HTTP_PUBLIC_URL);
    if (url != null && AddressRules.hostOfSite(url).isEmpty()) {
      throw expected(Key.HTTP_PUBLIC_URL, "http:// or https://, a host, and no path");
    }
    String publicUrl = url == null ? "http://127.0.0.1:" + port : url.replaceAll("/+$", "");
    return new Settings.Http(
        text(Key.HTTP_BIND),
        port,
        publicUrl,
        proxies(),
        Duration.ofHours(number(Key.HTTP_SESSION_HOURS, 1, 168)));
  }

  private List<String> proxies() {
    List<String> proxies = list(Key.HTTP_TRUSTED_PROXIES);
    if (!proxies.stream().allMatch(AddressRules::ip)) {
      throw expected(Key.HTTP_TRUSTED_PROXIES, "IP addresses separated by commas, e.g. 127.0.0.1");
    }
    return proxies;
  }

  private Settings.Mail mail() {
    return new Settings.Mail(
        optional(Key.MAIL_HOST),
        port(Key.MAIL_PORT),
        oneOf(Key.MAIL_TLS, Settings.MailTls::valueOf, "implicit, required or none"),
        optional(Key.MAIL_USER),
        secret(Key.MAIL_PASSWORD),
        mailFrom(),
        text(Key.MAIL_FROM_NAME),
        optionalMailbox(Key.MAIL_REPLY_TO),
        new Settings.Sessions(
            number(Key.MAIL_CONNECTIONS, 1, 200),
            number(Key.MAIL_MESSAGES, 1, 100_000),
            seconds(Key.MAIL_TIMEOUT_SECONDS),
            oneOf(Key.MAIL_AUTH, Settings.MailAuth::valueOf, "auto, plain, login or xoauth2"),
            optional(Key.MAIL_TRUST)));
  }

  private Settings.Webhook webhook() {
    return new Settings.Webhook(
        seconds(Key.WEBHOOK_TIMEOUT_SECONDS),
        number(Key.WEBHOOK_CONNECTIONS, 1, 20_000),
        number(Key.WEBHOOK_PER_HOST, 1, 1_000),
        list(Key.EGRESS_ALLOW));
  }

  private String mailFrom() {
    String from = optionalMailbox(Key.MAIL_FROM);
    if (from == null && optional(Key.MAIL_HOST) != null) {
      throw expected(Key.MAIL_FROM, "an e-mail address, because mail.host is set");
    }
    return from == null ? "" : from;
  }

  private @Nullable String optionalMailbox(Key key) {
    String text = optional(key);
    if (text != null && !AddressRules.mailbox(text)) {
      throw expected(key, "one e-mail address, such as office@example.cn");
    }
    return text;
  }

  private Settings.Secretariat secretariat() {
    Key key = Key.SECRETARIAT_DIGEST_TO;
    List<String> to = list(key).stream().map(AddressRules::lowerDomain).distinct().toList();
    if (!to.stream().allMatch(AddressRules::mailbox)) {
      throw expected(key, "e-mail addresses separated by commas, such as office@example.cn");
    }
    if (!to.isEmpty() && optional(Key.MAIL_HOST) == null) {
      throw expected(key, "nothing while mail.host is not set");
    }
    return new Settings.Secretariat(to, timeOfDay(Key.SECRETARIAT_DIGEST_AT));
  }

  /** A time without quotes is a number to YAML: 10:30 would be 630. */
  private LocalTime timeOfDay(Key key) {
    try {
      return LocalTime.parse(text(key), HOUR_AND_MINUTE);
    } catch (DateTimeException e) {
      throw expected(key, "a time of day in quotes, such as \"08:30\"");
    }
  }

  private Settings.Engine engine() {
    int perMinute = number(Key.ENGINE_EMAIL_PER_MINUTE, 0, 1_000_000);
    return new Settings.Engine(
        number(Key.ENGINE_PERMITS, 1, 100_000),
        number(Key.ENGINE_BATCH, 1, 10_000),
        perMinute == 0 ? null : perMinute,
        Duration.ofSeconds(number(Key.RELEASE_HOLD_SECONDS, 0, 86_400)),
        retry(Key.RETRY_EMAIL_SECONDS, Key.RETRY_EMAIL_DAYS),
        retry(Key.RETRY_WEBHOOK_SECONDS, Key.RETRY_WEBHOOK_DAYS));
  }

  private Settings.Retry retry(Key waits, Key days) {
    List<Duration> delays =
        list(waits).stream()
            .map(text -> Duration.ofSeconds(parse(waits, text, 1, 604_800)))
            .toList();
    if (delays.isEmpty()) {
      throw expected(waits, "seconds separated by commas, e.g. 5,30,120");
    }
    return new Settings.Retry(
        delays, Duration.ofDays(number(days, 1, 30)), yesOrNo(Key.RETRY_UNTIL_DEADLINE));
  }

  private Settings checked(Settings settings) {
    boolean production = settings.profile() == Settings.Profile.PRODUCTION;
    if (production && settings.database().url() == null) {
      throw new SettingsException(
          "database.url is missing: the production profile does not start on the embedded database");
    }
    if (production && optional(Key.HTTP_PUBLIC_URL) == null) {
      throw new SettingsException(
          "http.public_url is missing: the production profile needs the address that links start with");
    }
    boolean allowed = yesOrNo(Key.HTTP_ALLOW_PLAIN);
    if (plainElsewhere(settings.http()) && !allowed) {
      throw new SettingsException(
          "http.public_url is plain http on another host than this one: use https, or set http.allow_plain: true");
    }
    String relay = settings.mail().host();
    boolean clear = settings.mail().tls() == Settings.MailTls.NONE;
    if (clear && relay != null && !AddressRules.near(relay)) {
      throw expected(
          Key.MAIL_TLS,
          "implicit or required, because mail.host " + relay + " is outside of this network");
    }
    return settings;
  }

  private static boolean plainElsewhere(Settings.Http http) {
    return !http.secure()
        && !AddressRules.hostOfSite(http.publicUrl()).map(AddressRules::loopback).orElse(false);
  }

  private String node() {
    String name = optional(Key.NODE);
    return name == null ? "node-" + ProcessHandle.current().pid() : name;
  }

  private String text(Key key) {
    return values.getOrDefault(key.path(), key.fallback()).trim();
  }

  private @Nullable String optional(Key key) {
    String text = text(key);
    return text.isEmpty() ? null : text;
  }

  /** A secret, or the content of the file that {@code file:/path} names. */
  private @Nullable String secret(Key key) {
    String text = optional(key);
    if (text == null || !text.startsWith("file:")) {
      return text;
    }
    try {
      return Files.readString(Path.of(text.substring("file:".length()))).strip();
    } catch (java.io.IOException e) {
      throw expected(key, "a readable file behind file:, got " + e.getClass().getSimpleName());
    }
  }

  private List<String> list(Key key) {
    return Arrays.stream(text(key).split(",")).map(String::trim).filter(t -> !t.isEmpty()).toList();
  }

  private Duration seconds(Key key) {
    return Duration.ofSeconds(number(key, 1, 3_600));
  }

  private int port(Key key) {
    return number(key, 0, 65_535);
  }

  private int number(Key key, int least, int most) {
    return parse(key, text(key), least, most);
  }

  private static int parse(Key key, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, as for a number out of range
    }
    throw new SettingsException(
        key.path() + " is " + text + "; expected a whole number from " + least + " to " + most);
  }

  private boolean yesOrNo(Key key) {
    return switch (text(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw expected(key, "true or false");
    };
  }

  private <T> T oneOf(Key key, Function<String, T> parse, String choice) {
    try {
      return parse.apply(text(key).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw expected(key, choice);
    }
  }

  private SettingsException expected(Key key, String what) {
    return new SettingsException(key.path() + " is '" + text(key) + "'; expected " + what);
  }
}
