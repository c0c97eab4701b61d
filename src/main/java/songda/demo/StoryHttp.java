package songda.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hands of the story's people: the API with a key, the recipients' pages with a form. Blocking.
 */
final class StoryHttp {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String publicUrl;

  StoryHttp(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** Calls the API; fails with the problem's sentence when it refuses. */
  JsonObject call(String method, String key, String path, @Nullable JsonObject body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(publicUrl + "/api/v1" + path))
            .header("Authorization", "Bearer " + key)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.encode()));
    return new JsonObject(send(request).body());
  }

  /** Signs through the API as a receiving system does, with the headers of Standard Webhooks. */
  void signedCall(String id, String timestamp, String signature, String body) throws IOException {
    send(
        HttpRequest.newBuilder(URI.create(publicUrl + "/api/v1/acknowledgments"))
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The HTML of a page. */
  String page(String url) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url))).body();
  }

  /** Opens a recipient's page and sends its form, as a browser would. */
  void submit(String link, String act, Map<String, String> fields) throws IOException {
    HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(link)));
    Matcher csrf = CSRF.matcher(page.body());
    if (!csrf.find()) {
      throw new IOException("the page of a recipient has no form to " + act);
    }
    String cookie =
        page.headers().firstValue("set-cookie").map(set -> set.split(";", 2)[0]).orElse("");
    String form =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "csrf=" + encoded(csrf.group(1)) + "&", ""));
    send(
        HttpRequest.newBuilder(URI.create(link + "/" + act))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookie)
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    HttpRequest built = request.timeout(Duration.ofSeconds(30)).build();
    try {
      HttpResponse<String> response =
          client.send(built, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() >= 400) {
        throw new IOException(
            built.method()
                + " "
                + masked(built.uri())
                + " answered "
                + response.statusCode()
                + ": "
                + response.body());
      }
      return response;
    } catch (InterruptedException e) {
      throw new IOException("stopped before it was finished", e);
    }
  }

  private static String masked(URI uri) {
    return uri.getPath().replaceFirst("^/r/[^/]+", "/r/…");
  }
}
