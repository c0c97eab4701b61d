package songda.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.answer.Messages;
import songda.audit.AuditLine;
import songda.ledger.Named;
import songda.pages.PageContext;

/**
 * Audit entries as sentences: who did what to which thing, by name. The sentence of an action is
 * {@code audit.say.ACTION} with the thing, its bulletin, and the details named here; an entry that
 * lacks one of them gets the plain {@code audit.ACTION}.
 */
public final class AuditSentences {
  /** Which details fill the places {2}, {3} … of an action's sentence. */
  private static final Map<String, List<String>> DETAILS =
      Map.ofEntries(
          Map.entry("bulletin.add", List.of("entries")),
          Map.entry("bulletin.decide", List.of("position", "entry")),
          Map.entry("bulletin.decide.name", List.of("position", "entry", "to")),
          Map.entry("bulletin.decide.collective", List.of("position", "entry")),
          Map.entry("bulletin.decide.unit", List.of("position", "entry", "unit")),
          Map.entry("bulletin.reject", List.of("reason")),
          Map.entry("bulletin.entries_edited", List.of("before", "after")),
          Map.entry("bulletin.roster", List.of("entries")),
          Map.entry("bulletin.reopen", List.of("name")),
          Map.entry("bulletin.release", List.of("entries", "addressees")),
          Map.entry("directory.exported", List.of("format")),
          Map.entry("directory.imported", List.of("added", "changed", "same")),
          Map.entry("dispatch.retry", List.of("deliveries")),
          Map.entry("digest.sent", List.of("to", "tries")),
          Map.entry("digest.failed", List.of("to", "tries")),
          Map.entry("endpoint.attach", List.of("channel", "hint")),
          Map.entry("endpoint.disable", List.of("channel", "hint")),
          Map.entry("endpoint.enable", List.of("channel", "hint")),
          Map.entry("lane.reset", List.of("hint")),
          Map.entry("unit.create", List.of("standing")),
          Map.entry("unit.name", List.of("name")),
          Map.entry("unit.name_drop", List.of("name")),
          Map.entry("unit.classify", List.of("kind", "standing")),
          Map.entry("collective.map", List.of("members")),
          Map.entry("register.exported", List.of("format")),
          Map.entry("scope.save", List.of("name", "entries")),
          Map.entry("scope.delete", List.of("name")),
          Map.entry("acknowledgment.sign", List.of("method")),
          Map.entry("acknowledgment.sign.proxy", List.of("method")),
          Map.entry("acknowledgment.return", List.of("reason")),
          Map.entry("acknowledgment.return.proxy", List.of("reason")),
          Map.entry("delivery.settle", List.of("counts")),
          Map.entry("delivery.rescue", List.of("counts")),
          Map.entry("instruction.correct", List.of("version")),
          Map.entry("key.issue", List.of("account")));

  private final PageContext page;
  private final Map<String, Named> names;

  AuditSentences(PageContext page, Map<String, Named> names) {
    this.page = page;
    this.names = names;
  }

  /** Everything whose name the sentences of some entries need. */
  static Set<String> references(List<AuditLine> lines) {
    Set<String> wanted = new HashSet<>();
    for (AuditLine line : lines) {
      JsonObject details = details(line);
      wanted.add(line.actor());
      wanted.add(line.object());
      wanted.add(line.object().replaceFirst("/addressee:.*", ""));
      Stream.of("unit", "account")
          .filter(details::containsKey)
          .forEach(key -> wanted.add(key + ":" + details.getValue(key)));
    }
    return wanted;
  }

  /** Who acted. */
  public String who(AuditLine line) {
    String kind = line.actor().replaceFirst(":.*", "");
    String id = line.actor().substring(line.actor().indexOf(':') + 1);
    String name = kind.equals("system") ? known("console.rule." + id, id) : name(line.actor(), id);
    return kind.equals("anonymous")
        ? page.text("console.actor.anonymous")
        : page.text("console.actor." + kind, name);
  }

  /** What was done, or asked for in vain. */
  public String what(AuditLine line) {
    JsonObject details = details(line);
    String key = variant(line.action(), details);
    List<String> words = words(key, line, details);
    return line.result().equals("done")
            && words != null
            && Messages.has(page.language(), "audit.say." + key)
        ? page.text("audit.say." + key, words.toArray())
        : page.text(
            "console.audit.plain",
            known("audit." + line.action(), line.action()),
            thing(line.object()));
  }

  /** Why it was refused, in the words that were answered; empty for what was done. */
  public String refusal(AuditLine line) {
    JsonObject details = details(line);
    Object times = details.getValue("n");
    if (line.result().equals("done")) {
      return "";
    }
    return times == null
        ? Words.text(details.getValue("sentence"))
        : page.text("console.audit.times", times);
  }

  /** The page of the thing an entry is about; null when it has none. */
  public @Nullable String place(AuditLine line) {
    String object = line.object();
    if (object.matches("(bulletin|dispatch|unit|collective):\\d+(/addressee:\\d+)?")) {
      return "/console/"
          + object
              .replaceFirst("dispatch:", "dispatches/")
              .replaceFirst("/addressee:", "/addressees/")
              .replaceFirst(":", "s/");
    }
    return null;
  }

  /** The whole entry, for those who want to see the bytes. */
  public String body(AuditLine line) {
    return new JsonObject(line.body()).encodePrettily();
  }

  private static JsonObject details(AuditLine line) {
    return new JsonObject(line.body()).getJsonObject("details", new JsonObject());
  }

  private static String variant(String action, JsonObject details) {
    if (action.equals("unit.paper")) {
      return action + "." + details.getValue("paper");
    }
    if (action.equals("bulletin.decide")) {
      return action + decision(details);
    }
    boolean proxy = Words.text(details.getValue("method")).startsWith("proxy_");
    return action.startsWith("acknowledgment.") && proxy ? action + ".proxy" : action;
  }

  private static String decision(JsonObject details) {
    if (details.containsKey("unit")) {
      return ".unit";
    }
    if (details.containsKey("collective")) {
      return ".collective";
    }
    Object to = details.getValue("to");
    return to == null || to.equals(details.getValue("entry")) ? "" : ".name";
  }

  private @Nullable List<String> words(String key, AuditLine line, JsonObject details) {
    List<String> words = new ArrayList<>();
    words.add(thing(line.object()));
    words.add(thing(line.object().replaceFirst("/addressee:.*", "")));
    for (String detail : DETAILS.getOrDefault(key, List.of())) {
      Object value = details.getValue(detail);
      if (value == null) {
        return null;
      }
      words.add(word(detail, value));
    }
    return words;
  }

  private String word(String detail, Object value) {
    return switch (detail) {
      case "channel", "method", "standing" -> known("console." + detail + "." + value, value);
      case "kind" -> known("console.unitKind." + value, value);
      case "reason" -> known("reason." + value, value);
      case "unit", "account" -> name(detail + ":" + value, value.toString());
      case "before", "after" -> listed((JsonArray) value);
      case "members" -> String.valueOf(((JsonArray) value).size());
      case "counts" ->
          String.valueOf(
              ((JsonObject) value)
                  .stream().mapToLong(count -> ((Number) count.getValue()).longValue()).sum());
      default -> value.toString();
    };
  }

  private String listed(JsonArray lines) {
    String all = String.join("、", lines.stream().map(String::valueOf).toList());
    return lines.isEmpty() ? page.text("console.edit.nothing") : all;
  }

  /** A thing by its name; by what it is when it has none. */
  private String thing(String object) {
    Named named = names.get(object);
    if (named != null && object.matches("(bulletin|dispatch):\\d+")) {
      return page.text("console.audit.bulletin", named.name(), number(named));
    }
    String kind = object.replaceFirst(":.*", "");
    if (named != null) {
      return page.text("console.audit.named", named.name());
    }
    String label = known("console.object." + kind, kind);
    boolean bare = object.equals(kind) || object.endsWith(":new") || kind.equals("document");
    return bare ? label : label + " " + object.substring(object.indexOf(':') + 1);
  }

  private String number(Named named) {
    Integer year = named.year();
    Integer issue = named.issue();
    return year == null || issue == null
        ? ""
        : page.text(named.extra() ? "console.extra" : "console.number", year, issue);
  }

  private String name(String reference, String otherwise) {
    Named named = names.get(reference);
    return named == null ? otherwise : named.name();
  }

  private String known(String key, Object otherwise) {
    return Messages.has(page.language(), key) ? page.text(key) : otherwise.toString();
  }
}
