package songda.pages;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import songda.audit.Digests;

/**
 * The files that pages refer to, read once at start from the class path: the product's own and
 * those of the WebJars. Nothing else is served and nothing is fetched.
 */
public final class Assets {
  private static final String JARS = "/META-INF/resources/webjars/";
  private static final Map<String, String> FILES =
      Map.of(
          "bootstrap-5.3.8.css",
          JARS + "bootstrap/5.3.8/dist/css/bootstrap.min.css",
          "htmx-2.0.10.js",
          JARS + "htmx.org/2.0.10/dist/htmx.min.js",
          "sse-2.2.2.js",
          JARS + "htmx-ext-sse/2.2.2/sse.js",
          "songda.css",
          "/assets/songda.css",
          "songda.js",
          "/assets/songda.js",
          "songda.svg",
          "/assets/songda.svg");

  /**
   * One file.
   *
   * @param type its media type
   * @param tag strong entity tag (RFC 9110 §8.8.3), quoted
   * @param forever true when its name carries its version
   */
  public record Asset(Buffer bytes, String type, String tag, boolean forever) {}

  private final Map<String, Asset> assets = new HashMap<>();

  /** Reads all files; blocking, a few hundred kilobytes. */
  public Assets() {
    FILES.forEach((name, resource) -> assets.put(name, read(name, resource)));
  }

  /** The file of a name below {@code /assets/}. */
  public Optional<Asset> find(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  private static Asset read(String name, String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("asset " + resource + " is not on the class path");
      }
      byte[] bytes = in.readAllBytes();
      String tag = '"' + HexFormat.of().formatHex(Digests.sha256(bytes)) + '"';
      return new Asset(Buffer.buffer(bytes), type(name), tag, !name.startsWith("songda."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String name) {
    if (name.endsWith(".css")) {
      return "text/css; charset=utf-8";
    }
    return name.endsWith(".svg") ? "image/svg+xml" : "text/javascript; charset=utf-8";
  }
}
