package songda.dispatch;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Bulletin;
import songda.bulletin.Header;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.Recipient;
import songda.channel.email.MailPreview;
import songda.channel.webhook.WebhookPreview;
import songda.database.Database;

/** 预览: what a release of a bulletin as it stands would send, by the statements of the release. */
public final class ReleasePreview {
  /** Stands for a document that a preview does not open. */
  private static final byte[] NO_DOCUMENT = {};

  private static final UUID NOBODY = new UUID(0, 0);

  private final Database database;
  private final PlanStore store;
  private final Words words;
  private final InstantSource clock;

  /** Previews of one database. */
  public ReleasePreview(Database database, PlanStore store, Words words, InstantSource clock) {
    this.database = database;
    this.store = store;
    this.words = words;
    this.clock = clock;
  }

  /**
   * What messages say beside the bulletin.
   *
   * @param phone of the office, empty when not set
   * @param banner above every message, or null
   * @param link stands for the address of a recipient's page, which differs from unit to unit
   */
  public record Words(String phone, @Nullable String banner, String link) {}

  /**
   * What would be sent.
   *
   * @param units each unit once, in printed order
   * @param messages the units of each message, by endpoint, in the order of sending
   */
  public record Plan(List<PlannedUnit> units, List<List<PlannedUnit>> messages) {
    static Plan of(List<PlannedUnit> units) {
      Map<Long, List<PlannedUnit>> byEndpoint = new LinkedHashMap<>();
      for (PlannedUnit unit : units) {
        if (unit.endpointId() != null) {
          byEndpoint.computeIfAbsent(unit.endpointId(), id -> new ArrayList<>()).add(unit);
        }
      }
      return new Plan(List.copyOf(units), List.copyOf(byEndpoint.values()));
    }

    /** How many messages go by a channel. */
    public long messages(String channel) {
      return messages.stream().filter(each -> channel.equals(each.get(0).channel())).count();
    }

    /** The messages that serve several units. */
    public List<List<PlannedUnit>> shared() {
      return messages.stream().filter(each -> each.size() > 1).toList();
    }

    /** The message that a unit would get, with the units it is shared with; empty for none. */
    public Optional<List<PlannedUnit>> messageOf(long unitId) {
      return messages.stream()
          .filter(each -> each.stream().anyMatch(unit -> unit.unitId() == unitId))
          .findFirst();
    }
  }

  /** What a release would make of the bulletin's entries. */
  public Future<Plan> plan(Bulletin bulletin) {
    return store.planned(database.pool(), bulletin).map(Plan::of);
  }

  /**
   * A message as its recipients would see it.
   *
   * @param subject of a mail; null for a webhook
   * @param text the plain text of a mail, whose HTML says the same; the JSON of a webhook, indented
   */
  public record Shown(@Nullable String subject, String text) {}

  /** The message for some units that share an endpoint; empty while the header lacks a fact. */
  public Optional<Shown> show(Bulletin bulletin, List<PlannedUnit> served) {
    Header header = bulletin.header();
    if (header.name() == null
        || header.year() == null
        || header.issue() == null
        || header.issuer() == null
        || header.issuedOn() == null) {
      return Optional.empty();
    }
    Message message =
        new Message(
            0, 0, "original", "", null, letter(bulletin, header), recipients(bulletin, served));
    return Optional.of(
        Objects.equals(served.get(0).channel(), "webhook")
            ? new Shown(null, WebhookPreview.of(message, clock.instant()))
            : new Shown(MailPreview.subject(message), MailPreview.text(message)));
  }

  private Letter letter(Bulletin bulletin, Header header) {
    return new Letter(
        Objects.requireNonNull(header.name()),
        Objects.requireNonNull(header.year()),
        Objects.requireNonNull(header.issue()),
        header.extra(),
        Objects.requireNonNull(header.issuer()),
        Objects.requireNonNull(header.issuedOn()),
        bulletin.articles(),
        bulletin.documentSha256Hex(),
        bulletin.fileName(),
        "",
        NO_DOCUMENT,
        words.phone(),
        words.banner());
  }

  private List<Recipient> recipients(Bulletin bulletin, List<PlannedUnit> served) {
    LocalDate day = bulletin.deadlineOn();
    OffsetDateTime close = ReleaseStore.closeOfBusiness(day);
    Instant deadline = close == null ? null : close.toInstant();
    return served.stream()
        .map(
            unit ->
                new Recipient(
                    unit.name(),
                    unit.relation(),
                    unit.hasDeadline() ? deadline : null,
                    words.link(),
                    NOBODY))
        .toList();
  }
}
