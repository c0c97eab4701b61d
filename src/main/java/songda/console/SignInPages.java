package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import songda.access.Account;
import songda.access.Accounts;
import songda.access.Sessions;
import songda.pages.PageContext;

/** Signing in and out, and the choice of language. */
public final class SignInPages implements Section {
  private final Gate gate;
  private final Accounts accounts;
  private final Sessions sessions;

  /** Pages over the rooms of access. */
  public SignInPages(Gate gate, Accounts accounts, Sessions sessions) {
    this.gate = gate;
    this.accounts = accounts;
    this.sessions = sessions;
  }

  @Override
  public void mount(Router router) {
    router.get("/console/sign-in").handler(http -> show(http, 200, key(http), ""));
    Gate.body(router.post("/console/sign-in")).handler(this::signIn);
    gate.act(router, "/console/sign-out", this::signOut);
    router.get("/console/language").handler(this::language);
  }

  private static String key(RoutingContext http) {
    return http.request().getParam("ended") == null ? "" : "console.signIn.ended";
  }

  /** The form; its token stands in a cookie and in a field (double submit). */
  private void show(RoutingContext http, int status, String key, String said) {
    String token = gate.cookies().read(http, "form");
    if (token == null || token.length() < 40) {
      token = Cookies.fresh();
      gate.cookies().write(http, "form", token);
    }
    PageContext page = gate.openPage(http, token);
    String sentence = key.isEmpty() ? said : page.text(key);
    gate.answer(
        http,
        page,
        Future.succeededFuture(
            Reply.page(
                status, "console/sign-in.jte", Map.of("sentence", sentence, "back", back(http)))));
  }

  private void signIn(RoutingContext http) {
    String token = gate.cookies().read(http, "form");
    if (token == null || !Gate.sameToken(http, token)) {
      gate.refuse(http, Optional.empty(), DoorRefusals.FORM, "console.forged");
      return;
    }
    accounts
        .authenticate(field(http, "login"), field(http, "password"), gate.source(http))
        .onSuccess(
            answer ->
                answer.fold(
                    account -> {
                      open(http, account);
                      return true;
                    },
                    refusal -> {
                      PageContext page = gate.openPage(http, token);
                      show(http, refusal.status(), "", refusal.sentence(page.language()));
                      return false;
                    }))
        .onFailure(http::fail);
  }

  private void open(RoutingContext http, Account account) {
    sessions
        .open(account)
        .onSuccess(
            session -> {
              gate.cookies().write(http, "session", session.token());
              http.response().setStatusCode(303).putHeader("location", back(http)).end();
            })
        .onFailure(http::fail);
  }

  private Future<Reply> signOut(Visit visit) {
    gate.cookies().drop(visit.http(), "session");
    return sessions.close(visit.session().token()).map(Reply.goTo("/console/sign-in"));
  }

  private void language(RoutingContext http) {
    String wanted = "en".equals(http.request().getParam("to")) ? "en" : "zh";
    gate.cookies().write(http, "language", wanted);
    http.response().setStatusCode(303).putHeader("location", back(http)).end();
  }

  private static String field(RoutingContext http, String name) {
    String value = http.request().getFormAttribute(name);
    return value == null ? "" : value;
  }

  /** Only pages of the console are gone back to. */
  private static String back(RoutingContext http) {
    String back = http.request().getFormAttribute("back");
    if (back == null) {
      back = http.request().getParam("back");
    }
    return back != null && back.matches("/console(/[\\w/.-]*)?(\\?[\\w=&%.+-]*)?")
        ? back
        : "/console";
  }
}
