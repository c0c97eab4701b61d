package songda.pages;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** A file that is made while it is downloaded. */
public final class Attachment {
  private Attachment() {}

  /**
   * Sends what is written, as fast as the client takes it. A failure before the first byte goes to
   * the route's failure handler; after it the connection is cut, so that nobody takes half a file
   * for a whole one.
   *
   * @param fileName in any script (RFC 6266, RFC 8187)
   * @param write is given where to write to
   */
  public static void send(
      RoutingContext http,
      String mediaType,
      String fileName,
      Function<Function<Buffer, Future<Void>>, Future<Void>> write) {
    HttpServerResponse response = http.response();
    String encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    response
        .setChunked(true)
        .putHeader("content-type", mediaType)
        .putHeader("content-disposition", "attachment; filename*=UTF-8''" + encoded)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("cache-control", "no-store");
    write
        .apply(bytes -> bytes.length() == 0 ? Future.succeededFuture() : response.write(bytes))
        .compose(done -> response.end())
        .onFailure(
            failure -> {
              if (response.headWritten()) {
                response.reset();
              } else {
                response.setChunked(false).headers().remove("content-disposition");
                http.fail(failure);
              }
            });
  }
}
