package songda.recipient;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import songda.acknowledgment.Tokens;
import songda.acknowledgment.Visit;

/**
 * Tells a form of our own page from any other POST: a random cookie and a value derived from it for
 * this addressee (double submit), and what the browser says about where the form stood.
 */
final class FormGuard {
  private final Tokens tokens;
  private final String publicUrl;
  private final SecureRandom random = new SecureRandom();

  FormGuard(Tokens tokens, String publicUrl) {
    this.tokens = tokens;
    this.publicUrl = publicUrl;
  }

  /** The value for a page's forms; gives the visitor a cookie when there is none. */
  String issue(RoutingContext ctx, Visit visit) {
    Cookie known = ctx.request().getCookie(cookieName());
    String value =
        known != null && known.getValue().matches("[A-Za-z0-9_-]{22}")
            ? known.getValue()
            : fresh(ctx);
    return tokens.csrf(visit.publicId(), visit.tokenVersion(), value);
  }

  /** Whether the form comes from our page. */
  boolean genuine(RoutingContext ctx, Visit visit) {
    Cookie cookie = ctx.request().getCookie(cookieName());
    String value = ctx.request().getFormAttribute("csrf");
    return cookie != null
        && value != null
        && tokens.csrfProves(value, visit.publicId(), visit.tokenVersion(), cookie.getValue())
        && ownSite(ctx.request());
  }

  // With Referrer-Policy: no-referrer browsers send "Origin: null" for our own forms (Fetch
  // standard, "append a request Origin header"), so null says nothing; Sec-Fetch-Site then decides.
  private boolean ownSite(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = request.getHeader("Origin");
    return origin == null
        || origin.equals("null")
        || publicUrl.equals(origin)
        || publicUrl.startsWith(origin + "/")
        || origin.equals(here(request));
  }

  private static @Nullable String here(HttpServerRequest request) {
    return request.authority() == null ? null : request.scheme() + "://" + request.authority();
  }

  private String fresh(RoutingContext ctx) {
    String value = Tokens.random(random);
    ctx.response()
        .addCookie(
            Cookie.cookie(cookieName(), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure())
                .setSameSite(CookieSameSite.STRICT));
    return value;
  }

  private boolean secure() {
    return publicUrl.startsWith("https://");
  }

  private String cookieName() {
    return secure() ? "__Host-songda-form" : "songda-form";
  }
}
