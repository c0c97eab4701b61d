package songda.pages;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import java.io.IOException;

/**
 * Reads the bodies of requests; uploaded files lie in a temporary directory until the answer is
 * sent.
 */
public final class Bodies {
  /** Most bytes of a file: 20 MB. */
  public static final long LARGEST_FILE = 20L << 20;

  private static final String READ = "songda.body.read";
  private static final String FAILED = "songda.failed";
  private static final long PATIENCE_MS = 3_000;

  private Bodies() {}

  /**
   * Reads the body before what follows on a route: 413 when it is larger, 400 for a form whose last
   * part does not end, for which the body handler alone would wait for ever.
   */
  public static Route read(Route route, long limit) {
    PlatformHandler watch = Bodies::watch;
    return route
        .handler(watch)
        .handler(
            BodyHandler.create(System.getProperty("java.io.tmpdir") + "/songda-uploads")
                .setBodyLimit(limit)
                .setDeleteUploadedFilesOnEnd(true))
        .handler(Bodies::wasRead);
  }

  private static void watch(RoutingContext ctx) {
    ctx.request().end().onSuccess(ended -> giveUpLater(ctx));
    ctx.next();
  }

  private static void wasRead(RoutingContext ctx) {
    ctx.put(READ, true);
    ctx.next();
  }

  private static void giveUpLater(RoutingContext ctx) {
    if (ctx.get(READ) == null) {
      ctx.vertx().setTimer(PATIENCE_MS, late -> giveUp(ctx));
    }
  }

  private static void giveUp(RoutingContext ctx) {
    if (ctx.get(READ) == null && !ctx.failed()) {
      ctx.fail(400, new IOException("the form has no end"));
      ctx.cancelAndCleanupFileUploads();
    }
  }

  /**
   * Whether a failure is still to be answered: somebody is there, and it is the first one. An
   * upload that is given up fails its request once more while the first failure is being answered.
   */
  public static boolean unanswered(RoutingContext ctx) {
    boolean first = ctx.data().put(FAILED, true) == null;
    var response = ctx.response();
    return first && !response.closed() && !response.headWritten() && !response.ended();
  }
}
