package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
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
import songda.answer.Refusal;
import songda.database.SqlState;
import songda.pages.Bodies;
import songda.pages.PageContext;
import songda.pages.Pages;

/** Lets signed-in people through to a page, checks the token of every form, renders the reply. */
public final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  /** Most bytes of an upload, and what a form adds. */
  private static final long BODY_LIMIT = Bodies.LARGEST_FILE + 65_536;

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private final Sessions sessions;
  private final Pages pages;
  private final InstantSource clock;
  private final DoorRefusals refusals;
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
      Sessions sessions, Pages pages, InstantSource clock, DoorRefusals refusals, Manner manner) {
    this.sessions = sessions;
    this.pages = pages;
    this.clock = clock;
    this.refusals = refusals;
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
    body(router.post(path))
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
                            refuse(http, found.result(), DoorRefusals.FORM, "console.forged");
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

  /** Answers a refusal of the door once it is kept in the audit; nobody's is counted. */
  void refuse(RoutingContext http, Optional<Visit> visit, Refusal refusal, String heading) {
    PageContext page = visit.map(Visit::page).orElseGet(() -> openPage(http, ""));
    refusals
        .keep(visit.map(Visit::caller).orElse(null), source(http), http.normalizedPath(), refusal)
        .onSuccess(kept -> send(http, page, note(page, heading, refusal)))
        .onFailure(failure -> broken(http, failure));
  }

  /** Keeps a refusal of a form that no room was asked about; the page says it. */
  Future<Refusal> kept(Visit visit, Refusal refusal) {
    return refusals
        .keep(visit.caller(), source(visit.http()), visit.http().normalizedPath(), refusal)
        .map(refusal);
  }

  /** Says what was wrong with a request, or that something broke. */
  void failed(RoutingContext http) {
    int status = http.statusCode() > 0 ? http.statusCode() : 500;
    if (!Bodies.unanswered(http)) {
      return;
    }
    if (status == 404) {
      PageContext page = openPage(http, "");
      send(http, page, note(404, page, "console.missing"));
    } else if (status == 413) {
      refuseWhoever(http, DoorRefusals.TOO_LARGE, "console.tooLarge");
    } else if (status < 500) {
      refuseWhoever(http, DoorRefusals.UNREADABLE, "console.refused");
    } else if (SqlState.isUnstorableText(http.failure())) {
      refuseWhoever(http, DoorRefusals.CHARACTER, "console.refused");
    } else {
      broken(http, http.failure());
    }
  }

  /** The body was not read, so that nobody has looked yet whose session it is. */
  private void refuseWhoever(RoutingContext http, Refusal refusal, String heading) {
    signedIn(http)
        .onSuccess(visit -> refuse(http, visit, refusal, heading))
        .onFailure(failure -> broken(http, failure));
  }

  /** Says that something broke, with the number to quote. */
  private void broken(RoutingContext http, @Nullable Throwable failure) {
    PageContext page = openPage(http, "");
    String number = Long.toString(clock.millis(), 36);
    LOG.atError().addKeyValue("number", number).setCause(failure).log("console page failed");
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("heading", page.text("console.broken"));
    values.put("sentence", page.text("console.broken.say", number));
    send(http, page, Reply.page(500, "console/note.jte", values));
  }

  static Route body(Route route) {
    return Bodies.read(route, BODY_LIMIT);
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

  private static Reply note(PageContext page, String heading, Refusal refusal) {
    return Reply.page(
        refusal.status(),
        "console/note.jte",
        Map.of("heading", page.text(heading), "sentence", refusal.sentence(page.language())));
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

  /** An ended session is counted, and its cookie dropped, so that it ends once. */
  void toSignIn(RoutingContext http) {
    if (cookies.read(http, "session") == null) {
      toSignIn(http, false);
      return;
    }
    refusals
        .keep(null, source(http), http.normalizedPath(), DoorRefusals.SESSION)
        .onSuccess(
            kept -> {
              cookies.drop(http, "session");
              toSignIn(http, true);
            })
        .onFailure(http::fail);
  }

  private static void toSignIn(RoutingContext http, boolean ended) {
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
