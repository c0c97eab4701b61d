package songda.recipient;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import songda.acknowledgment.Acknowledgments;
import songda.acknowledgment.Links;
import songda.acknowledgment.Reason;
import songda.acknowledgment.SignRequest;
import songda.acknowledgment.Signed;
import songda.acknowledgment.Tokens;
import songda.acknowledgment.Visit;
import songda.answer.Answer;
import songda.answer.Language;
import songda.answer.Refusal;
import songda.pages.Pages;

/** {@code /r/:token}: read, sign, return, download the original and the proof; no account. */
public final class RecipientDoor {
  private static final long MOST_BYTES = 64 * 1024;

  private final Links links;
  private final Acknowledgments acknowledgments;
  private final FormGuard guard;
  private final InstantSource clock;
  private final Manner manner;
  private final RecipientPages pages;

  /**
   * How this installation shows itself.
   *
   * @param publicUrl as every link starts, without a final slash
   * @param banner a sentence for the top of every page, such as the demo's; null in earnest
   * @param phone the office's telephone, empty when not set
   * @param source gives a request's network address, after the trusted proxies
   */
  public record Manner(
      String publicUrl,
      @Nullable String banner,
      String phone,
      Function<HttpServerRequest, String> source) {}

  /** The door of one node. */
  public RecipientDoor(
      Links links,
      Acknowledgments acknowledgments,
      Tokens tokens,
      Pages pages,
      InstantSource clock,
      Manner manner) {
    this.links = links;
    this.acknowledgments = acknowledgments;
    this.guard = new FormGuard(tokens, manner.publicUrl());
    this.clock = clock;
    this.manner = manner;
    this.pages = new RecipientPages(pages, manner.banner());
  }

  /** Adds the routes; the style sheet too, so that the page stands alone. */
  public void mount(Router router) {
    read(router, "/assets/recipient.css", pages::style);
    router.route("/r/*").handler(pages::protect).failureHandler(pages::failed);
    read(router, "/r/:token", ctx -> open(ctx, visit -> show(ctx, visit, false)));
    read(router, "/r/:token/return", ctx -> open(ctx, visit -> show(ctx, visit, true)));
    read(router, "/r/:token/original", ctx -> open(ctx, visit -> original(ctx, visit)));
    read(router, "/r/:token/proof", ctx -> open(ctx, visit -> proof(ctx, visit)));
    BodyHandler body = BodyHandler.create(false).setBodyLimit(MOST_BYTES);
    router.post("/r/:token/sign").handler(body).handler(ctx -> open(ctx, v -> sign(ctx, v)));
    router.post("/r/:token/return").handler(body).handler(ctx -> open(ctx, v -> giveBack(ctx, v)));
  }

  private static void read(
      Router router, String path, io.vertx.core.Handler<RoutingContext> handler) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
  }

  private void open(RoutingContext ctx, Function<Visit, Future<Void>> then) {
    links
        .open(ctx.pathParam("token"))
        .compose(found -> found.map(then).orElseGet(() -> refuse(ctx, "link.open", Links.UNKNOWN)))
        .onFailure(ctx::fail);
  }

  private Future<Void> refuse(RoutingContext ctx, String action, Refusal refusal) {
    return links
        .refused(manner.source().apply(ctx.request()), action, refusal)
        .compose(kept -> pages.refused(ctx, kept));
  }

  private Future<Void> show(RoutingContext ctx, Visit visit, boolean returning) {
    return links
        .whole(visit)
        .compose(whole -> page(ctx, whole, returning, Sheet.Typed.NOTHING, null));
  }

  private Future<Void> page(
      RoutingContext ctx,
      Visit visit,
      boolean returning,
      Sheet.Typed typed,
      @Nullable Refusal refusal) {
    Language language = RecipientPages.language(ctx);
    Sheet sheet =
        new Sheet(
            language,
            visit,
            "/r/" + ctx.pathParam("token"),
            guard.issue(ctx, visit),
            typed,
            refusal == null ? null : refusal.sentence(language),
            returning,
            manner.banner(),
            manner.phone(),
            clock.instant());
    return pages.sheet(ctx, sheet, refusal == null ? 200 : refusal.status());
  }

  private Future<Void> original(RoutingContext ctx, Visit visit) {
    return links
        .original(visit)
        .compose(
            bytes -> {
              ctx.response()
                  .putHeader("X-Content-SHA256", visit.documentSha256())
                  .putHeader("Content-Security-Policy", "default-src 'none'; sandbox");
              return file(ctx, visit.documentName(), "application/octet-stream", bytes);
            });
  }

  private Future<Void> proof(RoutingContext ctx, Visit visit) {
    return links
        .whole(visit)
        .compose(
            whole -> {
              Optional<Signed> act = whole.signed().filter(signed -> signed.proof().length > 0);
              return act.isEmpty()
                  ? pages.refused(ctx, Refusal.of(404, "link.no_proof"))
                  : file(
                      ctx,
                      "songda-proof-" + act.get().id() + ".json",
                      "application/json",
                      Buffer.buffer(act.get().proof()));
            });
  }

  // filename*: RFC 8187; always an attachment, so that an uploaded page never runs as ours.
  private static Future<Void> file(RoutingContext ctx, String name, String type, Buffer bytes) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return ctx.response()
        .putHeader("Content-Type", type)
        .putHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
        .end(bytes);
  }

  private Future<Void> sign(RoutingContext ctx, Visit visit) {
    return guarded(
        ctx,
        visit,
        () -> acknowledgments.sign(request(ctx, visit)).compose(a -> answer(ctx, visit, a, false)));
  }

  private Future<Void> giveBack(RoutingContext ctx, Visit visit) {
    return guarded(
        ctx,
        visit,
        () ->
            acknowledgments
                .giveBack(request(ctx, visit), Reason.of(field(ctx, "reason")))
                .compose(given -> answer(ctx, visit, given, true)));
  }

  private Future<Void> guarded(
      RoutingContext ctx, Visit visit, java.util.function.Supplier<Future<Void>> act) {
    return guard.genuine(ctx, visit) ? act.get() : refuse(ctx, "link.form", Links.FORM);
  }

  /** After an act the page is fetched anew (303), so that reloading repeats nothing. */
  private Future<Void> answer(
      RoutingContext ctx, Visit visit, Answer<Signed> answer, boolean returning) {
    return answer.fold(
        signed -> pages.seeOther(ctx, "/r/" + ctx.pathParam("token")),
        refusal ->
            links.whole(visit).compose(whole -> page(ctx, whole, returning, typed(ctx), refusal)));
  }

  private SignRequest request(RoutingContext ctx, Visit visit) {
    HttpServerRequest http = ctx.request();
    String source = manner.source().apply(http);
    SignRequest request =
        SignRequest.byLink(
            visit, field(ctx, "person"), field(ctx, "post"), source, http.getHeader("User-Agent"));
    return request.withNote(field(ctx, "note"));
  }

  private static Sheet.Typed typed(RoutingContext ctx) {
    return new Sheet.Typed(
        field(ctx, "person"), field(ctx, "post"), field(ctx, "reason"), field(ctx, "note"));
  }

  private static String field(RoutingContext ctx, String name) {
    String value = ctx.request().getFormAttribute(name);
    return value == null ? "" : value;
  }
}
