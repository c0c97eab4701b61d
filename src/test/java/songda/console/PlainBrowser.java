package songda.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: cookies, redirects, the token of the last form. */
final class PlainBrowser {
  private final String url;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private String csrf = "";

  PlainBrowser(String url) {
    this.url = url;
  }

  /** Sends the next forms with a token that is not the session's. */
  void forge() {
    csrf = "forged";
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)));
  }

  HttpResponse<String> post(String path, String... fields) {
    StringBuilder form = new StringBuilder("csrf=" + csrf);
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=');
      form.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
  }

  PlainBrowser signIn(String login) {
    get("/console/sign-in");
    assertThat(
            post("/console/sign-in", "login", login, "password", ConsoleHouse.PASSWORD)
                .statusCode())
        .isEqualTo(200);
    return this;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    request.header("X-Forwarded-For", "192.0.2.1, 198.51.100.7");
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Matcher token = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(answer.body());
      if (token.find()) {
        csrf = token.group(1);
      }
      return answer;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
