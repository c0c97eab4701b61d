package songda.recipient;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import songda.answer.Language;
import songda.answer.Messages;
import songda.answer.Refusal;
import songda.pages.Pages;

/** Writes the recipient's pages, with the headers that keep a link private. */
final class RecipientPages {
  private static final Logger LOG = LoggerFactory.getLogger(RecipientPages.class);
  private static final String POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final Pages pages;
  private final @Nullable String banner;
  private final Buffer style = read("/assets/recipient.css");

  RecipientPages(Pages pages, @Nullable String banner) {
    this.pages = pages;
    this.banner = banner;
  }

  static Language language(RoutingContext ctx) {
    String chosen = ctx.request().getParam("lang");
    return Language.of(chosen == null ? ctx.request().getHeader("Accept-Language") : chosen);
  }

  void protect(RoutingContext ctx) {
    MultiMap headers = ctx.response().headers();
    headers
        .set("Referrer-Policy", "no-referrer")
        .set("Cache-Control", "no-store")
        .set("Content-Security-Policy", POLICY)
        .set("X-Content-Type-Options", "nosniff")
        .set("X-Robots-Tag", "noindex");
    ctx.next();
  }

  void style(RoutingContext ctx) {
    ctx.response()
        .putHeader("Content-Type", "text/css; charset=utf-8")
        .putHeader("Cache-Control", "public, max-age=3600")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(style);
  }

  Future<Void> sheet(RoutingContext ctx, Sheet sheet, int status) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", sheet);
    return html(ctx, status, sheet.language(), pages.render("recipient/sheet.jte", values));
  }

  Future<Void> refused(RoutingContext ctx, Refusal refusal) {
    Language language = language(ctx);
    return problem(ctx, refusal.status(), language, refusal.sentence(language));
  }

  Future<Void> seeOther(RoutingContext ctx, String path) {
    String lang = ctx.request().params().contains("lang") ? "?lang=" + code(language(ctx)) : "";
    return ctx.response().setStatusCode(303).putHeader("Location", path + lang).end();
  }

  void failed(RoutingContext ctx) {
    int status = ctx.statusCode() < 400 ? 500 : ctx.statusCode();
    if (status >= 500) {
      LOG.error("a recipient page failed", ctx.failure());
    }
    String key = status == 413 ? "large" : status < 500 ? "wrong" : "broken";
    Language language = language(ctx);
    problem(ctx, status, language, Messages.text(language, "recipient." + key));
  }

  private Future<Void> problem(RoutingContext ctx, int status, Language language, String sentence) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("language", language);
    values.put("sentence", sentence);
    values.put("banner", banner);
    return html(ctx, status, language, pages.render("recipient/refused.jte", values));
  }

  private static Future<Void> html(RoutingContext ctx, int status, Language language, String html) {
    return ctx.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Language", language.tag())
        .putHeader("Vary", "Accept-Language")
        .end(html);
  }

  private static String code(Language language) {
    return language == Language.ZH ? "zh" : "en";
  }

  private static Buffer read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(RecipientPages.class.getResourceAsStream(resource), resource)) {
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
