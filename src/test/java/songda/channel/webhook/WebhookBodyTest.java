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
import net.jqwik.api.constraints.Size;
import songda.bulletin.Article;
import songda.bulletin.Relation;
import songda.channel.Letter;
import songda.channel.Message;
import songda.channel.Recipient;

class WebhookBodyTest {
  private static final Instant NOW = Instant.parse("2022-05-27T06:00:00Z");
  private final WebhookBody bodies = new WebhookBody();

  @Property(tries = 300)
  void whatIsSplicedIsByteForByteOneObject(
      @ForAll String name,
      @ForAll List<@Size(max = 3) List<String>> articles,
      @ForAll String unit,
      @ForAll boolean banner) {
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
    Message message =
        new Message(3, 81, "original", "http://a.example/", "s", letter, List.of(recipient));
    Buffer first = bodies.of(message, NOW);
    JsonObject read = new JsonObject(first);
    assertThat(read.toBuffer()).isEqualTo(first).isEqualTo(bodies.of(message, NOW));
    assertThat(read.fieldNames())
        .containsExactly("type", "timestamp", "dispatch", "notice", "bulletin", "addressees");
    assertThat(read.getJsonObject("bulletin").getString("name")).isEqualTo(well(name));
    assertThat(read.getJsonArray("addressees").getJsonObject(0).getString("unit"))
        .isEqualTo(well(unit));
  }

  /** A lone surrogate has no UTF-8 form; the database keeps none. */
  private String well(String text) {
    return text.replaceAll("\\p{Cs}", "?");
  }
}
