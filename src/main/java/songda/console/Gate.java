package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import songda.access.Account;
import songda.access.Caller;
import songda.access.ClientAddress;
import songda.access.Session;
import songda.access.Sessions;
import songda.answer.Language;
import songda.pages.PageContext;
import songda.pages.Pages;

/** Lets signed-in people through to a page, checks the token of every form, renders the reply. */
public final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  /** Most bytes of an upload: 20 MB, and what a form adds. */
  private static final long BODY_LIMIT = 20L * 1024 * 1024 + 65_536;

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private final Sessions sessions;
  private final Pages pages;
  private final InstantSource clock;
  private final ForgedForms forged;
  private final Cookies cookies;
  private final Manner manner;

  /**
   * How the console stands in the world.
   *
   * @param secure whether the public URL is https
   * @param banner a sentence above every page; null for none
   * @param address tells the client from the proxies before us
   */
  public record Manner(boolean secure, @Nullable String banner, ClientAddress address) {}

  /** A gate. */
  public Gate(
      Sessions sessions, Pages pages, InstantSource clock, ForgedForms forged, Manner manner) {
    this.sessions = sessions;
    this.pages = pages;
    this.clock = clock;
    this.forged = forged;
    this.cookies = new Cookies(manner.secure());
    this.manner = manner;
  }

  Cookies cookies() {
    return cookies;
  }

  /** A page to read; people who are not signed in are sent to sign in and back. */
  void read(Router router, String path, Function<Visit, Future<Reply>> section) {
    router
        .get(path)
        .handler(
            http ->
                signedIn(http)
                    .onComplete(
                        found -> {
                          if (found.failed()) {
                            http.fail(found.cause());
                          } else if (found.result().isEmpty()) {
                            toSignIn(http);
                          } else {
                            answer(
                                http,
                                found.result().get().page(),
                                section.apply(found.result().get()));
                          }
                        }));
  }

  /** A form to act on: 403 without the session's token, the sign-in page without a session. */
  void act(Router router, String path, Function<Visit, Future<Reply>> section) {
    router
        .post(path)
        .handler(body())
        .handler(
            http ->
                signedIn(http)
                    .onComplete(
                        found -> {
                          if (found.failed()) {
                            http.fail(found.cause());
                          } else if (found.result().isEmpty()) {
                            toSignIn(http);
                          } else if (!sameToken(http, found.result().get().session().csrf())) {
                            forbidden(
                                http, found.result().get().page(), found.result().get().caller());
                          } else {
                            answer(
                                http,
                                found.result().get().page(),
                                section.apply(found.result().get()));
                          }
                        }));
  }

  /** The visit of a request with a living session. */
  Future<Optional<Visit>> signedIn(RoutingContext http) {
    String token = cookies.read(http, "session");
    if (token == null || token.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    return sessions.find(token).map(found -> found.map(session -> visit(http, session)));
  }

  /** What an open page knows of its reader. */
  PageContext openPage(RoutingContext http, String csrf) {
    return page(http, null, csrf);
  }

  /** Renders the reply when it is there; a failure goes to the router's failure handler. */
  void answer(RoutingContext http, PageContext page, Future<Reply> reply) {
    reply.onComplete(
        done -> {
          if (done.failed()) {
            http.fail(done.cause());
          } else {
            send(http, page, done.result());
          }
        });
  }

  /** Answers 403 once the refusal is kept in the audit; without a caller it is counted. */
  void forbidden(RoutingContext http, PageContext page, @Nullable Caller caller) {
    forged
        .keep(caller, source(http), http.normalizedPath())
        .onSuccess(kept -> send(http, page, note(403, page, "console.forged")))
        .onFailure(http::fail);
  }

  /** Says that something broke, with the number to quote. */
  void broken(RoutingContext http) {
    int status = http.statusCode() > 0 ? http.statusCode() : 500;
    if (http.response().headWritten() || http.response().ended()) {
      return;
    }
    PageContext page = openPage(http, "");
    if (status == 413) {
      send(http, page, note(413, page, "console.tooLarge"));
      return;
    }
    if (status < 500) {
      send(http, page, note(status, page, "console.missing"));
      return;
    }
    String number = Long.toString(clock.millis(), 36);
    LOG.atError().addKeyValue("number", number).setCause(http.failure()).log("console page failed");
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("heading", page.text("console.broken"));
    values.put("sentence", page.text("console.broken.say", number));
    send(http, page, Reply.page(500, "console/note.jte", values));
  }

  static BodyHandler body() {
    return BodyHandler.create(System.getProperty("java.io.tmpdir") + "/songda-uploads")
        .setBodyLimit(BODY_LIMIT)
        .setDeleteUploadedFilesOnEnd(true);
  }

  static boolean sameToken(RoutingContext http, String expected) {
    String given = http.request().getFormAttribute("csrf");
    return given != null
        && !expected.isEmpty()
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  /** The client's address, whatever proxies stand between. */
  String source(RoutingContext http) {
    var remote = http.request().remoteAddress();
    String host = remote == null ? null : remote.hostAddress();
    return host == null
        ? "unknown"
        : manner.address().of(host, http.request().headers().getAll("X-Forwarded-For"));
  }

  private static Reply note(int status, PageContext page, String key) {
    return Reply.page(
        status,
        "console/note.jte",
        Map.of("heading", page.text(key), "sentence", page.text(key + ".say")));
  }

  private Visit visit(RoutingContext http, Session session) {
    return new Visit(
        http,
        session,
        new Caller(session.account(), source(http)),
        page(http, session.account(), session.csrf()));
  }

  private PageContext page(RoutingContext http, @Nullable Account account, String csrf) {
    Instant now = clock.instant();
    Language language = Language.of(cookies.read(http, "language"));
    return new PageContext(language, account, csrf, manner.banner(), http.request().uri(), now);
  }

  private void toSignIn(RoutingContext http) {
    boolean ended = cookies.read(http, "session") != null;
    String back = http.request().method().name().equals("GET") ? http.request().uri() : "/console";
    String target =
        "/console/sign-in?back="
            + URLEncoder.encode(back, StandardCharsets.UTF_8)
            + (ended ? "&ended=1" : "");
    http.response().setStatusCode(303).putHeader("location", target).end();
  }

  private void send(RoutingContext http, PageContext page, Reply reply) {
    var response = http.response();
    response
        .setStatusCode(reply.status())
        .putHeader("content-security-policy", POLICY)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "same-origin")
        .putHeader("cache-control", "no-store");
    if (reply.location() != null) {
      response.putHeader("location", reply.location()).end();
      return;
    }
    Map<String, @Nullable Object> values = new HashMap<>(reply.values());
    values.put("page", page);
    try {
      String html = pages.render(String.valueOf(reply.template()), values);
      response
          .putHeader("content-type", "text/html; charset=utf-8")
          .putHeader("content-language", page.language().tag())
          .end(html);
    } catch (gg.jte.TemplateException e) {
      http.fail(e);
    }
  }
}
