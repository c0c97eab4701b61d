package songda.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The console's cookies: HttpOnly, SameSite=Lax; Secure with {@code __Host-} iff the public URL is
 * https (RFC 6265bis §4.1.3.2).
 */
final class Cookies {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final boolean secure;

  Cookies(boolean secure) {
    this.secure = secure;
  }

  @Nullable String read(RoutingContext http, String name) {
    Cookie cookie = http.request().getCookie(full(name));
    return cookie == null ? null : cookie.getValue();
  }

  void write(RoutingContext http, String name, String value) {
    http.response().addCookie(cookie(name, value));
  }

  void drop(RoutingContext http, String name) {
    http.response().addCookie(cookie(name, "").setMaxAge(0));
  }

  /** 256 random bits for a form's double submit. */
  static String fresh() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private Cookie cookie(String name, String value) {
    return Cookie.cookie(full(name), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(secure);
  }

  private String full(String name) {
    return (secure ? "__Host-songda_" : "songda_") + name;
  }
}
