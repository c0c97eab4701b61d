package songda.console;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.answer.Language;
import songda.answer.Messages;
import songda.bulletin.BulletinState;
import songda.bulletin.ConfirmedEntry;
import songda.bulletin.Reading;
import songda.delivery.DeliveryState;
import songda.directory.UnitLine;
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

  /** The locale of parsing notices. */
  public static Locale locale(PageContext page) {
    return page.language() == Language.ZH ? Locale.CHINESE : Locale.ENGLISH;
  }

  private static String known(PageContext page, String key, String otherwise) {
    return Messages.has(page.language(), key) ? page.text(key) : otherwise;
  }
}
