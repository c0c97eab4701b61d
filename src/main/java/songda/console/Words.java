package songda.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.answer.Language;
import songda.answer.Messages;
import songda.bulletin.BulletinState;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.Entry;
import songda.bulletin.Reading;
import songda.delivery.DeliveryState;
import songda.directory.MemberChange;
import songda.directory.NearUnit;
import songda.directory.UnitLine;
import songda.dispatch.PlannedUnit;
import songda.ledger.RegisterFilter;
import songda.pages.PageContext;

/** Values as words of the pages: states with their shapes, channels, audit lines as sentences. */
public final class Words {
  private Words() {}

  /** The shape beside a state's word, so that colour is never alone. */
  public static String icon(String state) {
    return switch (state) {
      case "sent" -> "◔";
      case "acknowledged" -> "●";
      case "returned" -> "↩";
      case "unreachable" -> "▲";
      default -> "○";
    };
  }

  /** The shape beside the word of a delivery's state. */
  public static String deliveryIcon(String state) {
    return switch (DeliveryState.of(state)) {
      case QUEUED -> "○";
      case LEASED -> "◔";
      case ACCEPTED -> "●";
      case FAILED, BOUNCED -> "▲";
      case CANCELLED -> "–";
    };
  }

  /** Channels, comma-separated as stored, in words. */
  public static String channels(PageContext page, @Nullable String channels) {
    return channels == null
        ? ""
        : Stream.of(channels.split(","))
            .map(one -> known(page, "console.channel." + one, one))
            .collect(Collectors.joining("、"));
  }

  /** What a register's filter adds to an address that has a query already. */
  public static String query(RegisterFilter filter) {
    StringBuilder query = new StringBuilder();
    add(query, "relation", filter.relation());
    add(query, "state", filter.state());
    add(query, "name", filter.name());
    return query.toString();
  }

  private static void add(StringBuilder query, String name, @Nullable String value) {
    if (value != null) {
      query
          .append('&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  /** How a unit receives: 邮件、接口, or 纸质; the missing way in words too. */
  public static String way(PageContext page, UnitLine line) {
    if (line.paper()) {
      return page.text("console.channel.paper");
    }
    return line.reachable()
        ? channels(page, String.join(",", line.channels()))
        : page.text("console.way.missing");
  }

  /** How many units of an entry a release would not reach. */
  public static long unreachable(ConfirmedEntry entry, Map<Long, UnitLine> units) {
    return entry.units().stream()
        .map(unit -> units.get(unit.id()))
        .filter(line -> line != null && !line.reachable())
        .count();
  }

  /** The step of the desk (核对, 复核, 分送, 签收) that a bulletin's state stands for. */
  public static String step(String state) {
    return switch (BulletinState.of(state)) {
      case DRAFT -> "confirm";
      case SUBMITTED -> "review";
      case APPROVED, SCHEDULED -> "release";
      case RELEASED, CLOSED, WITHDRAWN -> "sign";
    };
  }

  /** A count as the pages write it: 1,204. */
  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Why something was returned. */
  public static String reason(PageContext page, String reason) {
    return known(page, "reason." + reason, reason);
  }

  /** One way to read an entry: 各文明办（多家）. */
  public static String reading(PageContext page, Reading reading) {
    return page.text("console.reading." + reading.kind().text(), reading.name());
  }

  /** A number or a day in a form field; empty for null. */
  public static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** What a person is asked about an entry; by its own part of the text where that can be told. */
  public static String question(PageContext page, Entry entry) {
    String own = entry.readings().get(0).name();
    for (Reading reading : entry.readings()) {
      own = commonEnd(own, reading.name());
    }
    boolean part = own.length() > 1 && entry.raw().contains(own) && !entry.raw().equals(own);
    return part
        ? page.text("console.question.part", entry.raw(), own)
        : page.text("console.question", entry.raw());
  }

  private static String commonEnd(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(one.length() - length - 1) == other.charAt(other.length() - length - 1)) {
      length++;
    }
    return one.substring(one.length() - length);
  }

  /** How a unit's name differs from the printed one, and what sort of name it is. */
  public static String difference(PageContext page, NearUnit unit) {
    List<String> words = new ArrayList<>();
    if (unit.own()) {
      words.add(page.text("console.near.own"));
    }
    if (!unit.sort().equals("full")) {
      words.add(page.text("console.near." + unit.sort(), unit.name()));
    }
    if (!unit.adds().isEmpty()) {
      words.add(page.text("console.near.adds", String.join("”“", unit.adds())));
    }
    if (!unit.lacks().isEmpty()) {
      words.add(page.text("console.near.lacks", String.join("”“", unit.lacks())));
    }
    return String.join(page.text("console.near.and"), words);
  }

  /** How the members of a collective changed since somebody said yes to them. */
  public static String change(PageContext page, MemberChange change) {
    if (change.releasedAt() == null) {
      return page.text("console.change.sinceConfirmed", change.members());
    }
    List<String> words = new ArrayList<>();
    if (!change.added().isEmpty()) {
      words.add(page.text("console.change.added", listed(page, change.added())));
    }
    if (!change.gone().isEmpty()) {
      words.add(page.text("console.change.gone", listed(page, change.gone())));
    }
    return page.text(
        "console.change.sinceReleased",
        page.times().at(change.releasedAt()),
        String.join(page.text("console.near.and"), words),
        change.members());
  }

  /** A dozen names; of more how many there are. */
  private static String listed(PageContext page, List<String> names) {
    int shown = Math.min(12, names.size());
    String first = String.join("、", names.subList(0, shown));
    return shown == names.size() ? first : page.text("console.change.andMore", first, names.size());
  }

  /** The locale of parsing notices. */
  public static Locale locale(PageContext page) {
    return page.language() == Language.ZH ? Locale.CHINESE : Locale.ENGLISH;
  }

  private static String known(PageContext page, String key, String otherwise) {
    return Messages.has(page.language(), key) ? page.text(key) : otherwise;
  }

  /** Mail providers that anyone may have an account at. */
  private static final List<String> PUBLIC_MAIL =
      List.of(
          "@qq.com",
          "@foxmail.com",
          "@163.com",
          "@126.com",
          "@yeah.net",
          "@sina.com",
          "@sina.cn",
          "@sohu.com",
          "@139.com",
          "@189.cn",
          "@wo.cn",
          "@aliyun.com",
          "@gmail.com",
          "@outlook.com",
          "@hotmail.com");

  /** Whether a unit would get its mail at such a provider. */
  public static boolean publicMailbox(PlannedUnit unit) {
    String hint = unit.hint();
    return hint != null && PUBLIC_MAIL.stream().anyMatch(hint::endsWith);
  }
}
