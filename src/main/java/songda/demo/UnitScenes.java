package songda.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import songda.channel.webhook.WebhookSignature;

/**
 * What the units do in the story: 签收 by link, by their own systems, on paper; 退回. Played scenes are
 * skipped.
 */
final class UnitScenes {
  private final Stage stage;
  private final StoryHttp http;
  private final OfficeScenes office;
  private final String clerk;

  UnitScenes(Stage stage, StoryHttp http, OfficeScenes office, String clerk) {
    this.stage = stage;
    this.http = http;
    this.office = office;
    this.clerk = clerk;
  }

  /** 5 签收. */
  void sign(long dispatch) throws IOException {
    List<String> byLink = new ArrayList<>();
    List<String> byApi = new ArrayList<>();
    Map<String, JsonObject> rows = rows(dispatch);
    for (DemoUnit unit : DemoUnit.all()) {
      boolean open = row(rows, unit).getString("act") == null;
      switch (unit.story()) {
        case "sign" -> {
          byLink.add(unit.name());
          if (open) {
            byLink(unit, "sign", signature(unit));
          }
        }
        case "api", "defer" -> {
          byApi.add(unit.name());
          if (open) {
            byApi(unit);
          }
        }
        case "paper" -> {
          if (open) {
            onPaper(unit, row(rows, unit).getString("addressee_id"));
          }
        }
        default -> {}
      }
    }
    stage.say("story.sign", byLink.size() + byApi.size() + 1, byLink.get(0), byApi.get(0));
  }

  /** 6 退回: one is sent again and signs, one is left for the office. */
  void giveBack(long dispatch) throws IOException {
    for (DemoUnit unit : DemoUnit.all()) {
      JsonObject row = row(rows(dispatch), unit);
      if (unit.story().equals("return")) {
        if (row.getString("act") == null) {
          byLink(unit, "return", reason(unit, "misdirected", "本文明办已并入综合科，不属收文单位"));
        }
        stage.say("story.return.left", unit.name());
      } else if (unit.story().equals("return-then-sign")) {
        giveBackAndSign(dispatch, unit, row);
        stage.say("story.return.again", unit.name());
      }
    }
  }

  private void giveBackAndSign(long dispatch, DemoUnit unit, JsonObject row) throws IOException {
    boolean sentAgain = row.getInteger("attempts") > 1;
    if (row.getString("act") == null && !sentAgain) {
      byLink(unit, "return", reason(unit, "incomplete", "附件打不开，请重发"));
    }
    JsonObject now = row(rows(dispatch), unit);
    if (now.getString("state").equals("returned")) {
      stage.clock().skip(Duration.ofMinutes(6));
      http.call("POST", clerk, "/addressees/" + now.getString("addressee_id") + "/resend", null);
    }
    office.settled(dispatch);
    if (row(rows(dispatch), unit).getString("act") == null) {
      byLink(unit, "sign", signature(unit));
    }
  }

  private void byLink(DemoUnit unit, String act, Map<String, String> fields) throws IOException {
    stage.clock().skip(Duration.ofMinutes(3));
    http.submit(link(stage, unit), act, fields);
  }

  /** The unit's own link, at the present address: in its mail, after the unit's salutation. */
  static String link(Stage stage, DemoUnit unit) throws IOException {
    String text =
        stage
            .mailbox()
            .newestTo(Stage.address(unit))
            .map(DemoMail::text)
            .orElseThrow(() -> new IOException("no mail came for " + unit.name()));
    Pattern own =
        Pattern.compile(Pattern.quote(unit.name()) + "：\\R(?:.*\\R)*?https?://[^/\\s]+(/r/\\S+)");
    Matcher found = own.matcher(text);
    if (!found.find()) {
      throw new IOException("the mail to " + unit.name() + " has no link");
    }
    return stage.publicUrl() + found.group(1);
  }

  private void byApi(DemoUnit unit) throws IOException {
    Receiver.Received received =
        stage
            .receiver()
            .newest(unit.slug())
            .orElseThrow(() -> new IOException("no webhook came for " + unit.name()));
    stage.clock().skip(Duration.ofMinutes(2));
    JsonObject body =
        new JsonObject()
            .put("webhook_id", received.webhookId())
            .put("unit", unit.name())
            .put("person", unit.person())
            .put("post", unit.post())
            .put("act", "acknowledged");
    String id = "msg_" + UUID.randomUUID();
    long seconds = stage.clock().instant().getEpochSecond();
    byte[] bytes = body.encode().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String signature = WebhookSignature.of(stage.secret(unit), id, seconds, bytes);
    http.signedCall(id, Long.toString(seconds), signature, body.encode());
  }

  private void onPaper(DemoUnit unit, String addressee) throws IOException {
    stage.clock().skip(Duration.ofMinutes(5));
    JsonObject act =
        new JsonObject()
            .put("person", unit.person())
            .put("post", unit.post())
            .put("method", "proxy_paper")
            .put(
                "acted_at",
                stage
                    .clock()
                    .instant()
                    .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                    .toString())
            .put("note", "纸质签收单第 12 页");
    http.call("POST", clerk, "/addressees/" + addressee + "/acknowledge", act);
  }

  private static JsonObject row(Map<String, JsonObject> rows, DemoUnit unit) throws IOException {
    JsonObject row = rows.get(unit.name());
    if (row == null) {
      throw new IOException(unit.name() + " is not in the register");
    }
    return row;
  }

  private static Map<String, String> signature(DemoUnit unit) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("person", unit.person());
    fields.put("post", unit.post());
    return fields;
  }

  private static Map<String, String> reason(DemoUnit unit, String reason, String note) {
    Map<String, String> fields = signature(unit);
    fields.put("reason", reason);
    fields.put("note", note);
    return fields;
  }

  /** The register by unit; the demo has fewer units than one page holds. */
  private Map<String, JsonObject> rows(long dispatch) throws IOException {
    Map<String, JsonObject> rows = new HashMap<>();
    http.call("GET", clerk, "/dispatches/" + dispatch + "/addressees", null)
        .getJsonArray("items")
        .forEach(row -> rows.put(((JsonObject) row).getString("unit"), (JsonObject) row));
    return rows;
  }
}
