package songda.testing;

import java.io.IOException;
import java.io.InputStream;
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
public final class ScriptlessBrowser {
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final HttpClient client;
  private final String url;
  private String csrf = "";

  /** Of one server, such as {@code http://127.0.0.1:8080}. */
  public ScriptlessBrowser(String url) {
    this(
        url,
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build());
  }

  private ScriptlessBrowser(String url, HttpClient client) {
    this.url = url;
    this.client = client;
  }

  /** The same browser, with its cookies, at another port of the same host. */
  public ScriptlessBrowser at(String other) {
    return new ScriptlessBrowser(other, client);
  }

  /** The page at a path, redirects followed. */
  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)));
  }

  /** Sends a form with the token of the last one that was seen; names and values in turn. */
  public HttpResponse<String> post(String path, String... fields) {
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

  /** Uploads a file as the form's field {@code file} does; more names and values in turn. */
  public HttpResponse<String> upload(
      String path, String fileName, byte[] content, String... fields) {
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      more.append("\r\n--x\r\nContent-Disposition: form-data; name=\"").append(fields[i]);
      more.append("\"\r\n\r\n").append(fields[i + 1]);
    }
    String head =
        "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
            + csrf
            + more
            + "\r\n--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n"
            + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + fileName
            + "\"\r\nContent-Type: text/plain\r\n\r\n";
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("content-type", "multipart/form-data; boundary=x")
            .POST(
                HttpRequest.BodyPublishers.ofByteArrays(
                    java.util.List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        content,
                        "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8)))));
  }

  /** Signs in at the console. */
  public ScriptlessBrowser signIn(String login, String password) {
    get("/console/sign-in");
    HttpResponse<String> answer = post("/console/sign-in", "login", login, "password", password);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return this;
  }

  /** Uses another token in the forms that follow. */
  public void forge(String token) {
    csrf = token;
  }

  /** Opens a stream of server-sent events. */
  public EventLines events(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
    HttpResponse<InputStream> answer = sent(request, HttpResponse.BodyHandlers.ofInputStream());
    return new EventLines(answer.statusCode(), answer.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    request.header("X-Forwarded-For", "192.0.2.1, 198.51.100.7");
    HttpResponse<String> answer =
        sent(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    Matcher token = TOKEN.matcher(answer.body());
    if (token.find()) {
      csrf = token.group(1);
    }
    return answer;
  }

  private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
