package songda.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import songda.bulletin.Article;
import songda.bulletin.Relation;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.Recipient;

class WebhookBodyTest {
  private final WebhookBody bodies = new WebhookBody();

  @Property(tries = 300)
  void whatIsSplicedIsByteForByteOneObject(
      @ForAll String name,
      @ForAll List<@Size(max = 3) List<String>> articles,
      @ForAll String unit,
      @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long time,
      @ForAll boolean banner) {
    Instant now = Instant.ofEpochMilli(time);
    Letter letter =
        new Letter(
            well(name),
            2022,
            5,
            false,
            "某编印单位",
            LocalDate.of(2022, 5, 27),
            articles.stream()
                .map(texts -> new Article(well(name), texts.stream().map(this::well).toList()))
                .toList(),
            "00",
            "a.txt",
            "text/plain",
            new byte[0],
            "",
            banner ? well(unit) : null);
    Recipient recipient =
        new Recipient(well(unit), Relation.SEND, null, "https://s.example/r/1", new UUID(0, 1));
    Recipient awaited =
        new Recipient(well(name), Relation.ISSUE, now, "https://s.example/r/2", new UUID(0, 2));
    Message message =
        new Message(
            3, 81, "original", "http://a.example/", "s", letter, List.of(recipient, awaited));
    Buffer first = bodies.of(message, now);
    JsonObject read = new JsonObject(first);
    assertThat(read.toBuffer()).isEqualTo(first).isEqualTo(bodies.of(message, now));
    assertThat(read.fieldNames())
        .containsExactly("type", "timestamp", "dispatch", "notice", "bulletin", "addressees");
    assertThat(read.getJsonObject("bulletin").getString("name")).isEqualTo(well(name));
    assertThat(read.getJsonArray("addressees").getJsonObject(0).getString("unit"))
        .isEqualTo(well(unit));
    assertThat(read.getInstant("timestamp")).isEqualTo(now);
    assertThat(read.getJsonArray("addressees").getJsonObject(0).getValue("deadline")).isNull();
    assertThat(read.getJsonArray("addressees").getJsonObject(1).getString("deadline"))
        .isEqualTo(now.toString());
  }

  /** A lone surrogate has no UTF-8 form; the database keeps none. */
  private String well(String text) {
    return text.replaceAll("\\p{Cs}", "?");
  }
}
