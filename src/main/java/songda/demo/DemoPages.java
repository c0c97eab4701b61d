package songda.demo;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.Rooms;
import songda.answer.Language;
import songda.bulletin.BulletinParser;
import songda.bulletin.Entry;
import songda.bulletin.Meanings;
import songda.bulletin.NoticeCode;
import songda.bulletin.Parsed;
import songda.bulletin.UnitRef;
import songda.pages.PageContext;
import songda.pages.Pages;

/**
 * The demo's own pages: {@code /} to try a distribution block, {@code /demo/mail} to read the
 * mails. Nothing is kept.
 */
public final class DemoPages {
  private static final int MOST_BYTES = 512 * 1024;

  private final Rooms rooms;
  private final Mailbox mailbox;
  private final InstantSource clock;
  private final String banner;
  private final String publicUrl;
  private final Pages pages = new Pages();

  /**
   * One line of the try-out's answer.
   *
   * @param units names of the units it would go to, empty when the directory knows none
   */
  public record Line(Entry entry, List<String> units) {}

  /** The pages of one demo. */
  public DemoPages(
      Rooms rooms, Mailbox mailbox, InstantSource clock, String banner, String publicUrl) {
    this.rooms = rooms;
    this.mailbox = mailbox;
    this.clock = clock;
    this.banner = banner;
    this.publicUrl = publicUrl;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router
        .route("/")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(ctx -> answer(ctx, block()));
    router
        .post("/")
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
        .handler(
            ctx ->
                answer(
                    ctx, Optional.ofNullable(ctx.request().getFormAttribute("text")).orElse("")));
    router.get("/demo/mail").handler(this::mails);
    router.get("/demo/mail/:number").handler(this::mail);
  }

  /** The 报尾 of the sample: from its first label to the end. */
  private static String block() {
    String text = DemoUnit.resource("sample.txt");
    return text.substring(text.indexOf("报：")).replaceAll("\\s*\\n\\s*\\n\\s*", "\n").strip() + "\n";
  }

  private void answer(RoutingContext ctx, String text) {
    ctx.vertx()
        .executeBlocking(() -> parsed(text), false)
        .compose(
            parsed ->
                lines(parsed)
                    .onSuccess(
                        lines ->
                            html(
                                ctx,
                                "demo/try.jte",
                                Map.of(
                                    "page", page(ctx), "text", text, "parsed", parsed, "lines",
                                    lines))))
        .onFailure(ctx::fail);
  }

  private static Parsed parsed(String text) {
    Parsed whole = BulletinParser.parse(text);
    return whole.error() != null && whole.error().code() == NoticeCode.NO_DISTRIBUTION_BLOCK
        ? BulletinParser.parseBlock(text)
        : whole;
  }

  private Future<List<Line>> lines(Parsed parsed) {
    List<Meanings.Question> questions =
        parsed.entries().stream().map(e -> new Meanings.Question(e.name(), e.kind())).toList();
    return rooms.database.inTransaction(
        conn ->
            rooms
                .directory
                .of(conn, questions)
                .map(
                    meanings ->
                        java.util.stream.IntStream.range(0, meanings.size())
                            .mapToObj(
                                i ->
                                    new Line(
                                        parsed.entries().get(i),
                                        meanings.get(i).units().stream()
                                            .map(UnitRef::name)
                                            .toList()))
                            .toList()));
  }

  private void mails(RoutingContext ctx) {
    html(ctx, "demo/mails.jte", Map.of("page", page(ctx), "mails", mailbox.mails()));
  }

  private void mail(RoutingContext ctx) {
    String number = ctx.pathParam("number");
    Optional<DemoMail> mail =
        number.matches("\\d{1,6}") ? mailbox.mail(Integer.parseInt(number)) : Optional.empty();
    if (mail.isEmpty()) {
      ctx.fail(404);
      return;
    }
    List<String> links = mail.get().links(publicUrl);
    List<String> codes = links.stream().map(DemoPages::qr).toList();
    html(
        ctx,
        "demo/mail.jte",
        Map.of("page", page(ctx), "mail", mail.get(), "links", links, "codes", codes));
  }

  /** The path data of an SVG that shows a QR code (ISO/IEC 18004), one unit a module. */
  static String qr(String text) {
    try {
      BitMatrix bits = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < bits.getHeight(); y++) {
        for (int x = 0; x < bits.getWidth(); x++) {
          if (bits.get(x, y)) {
            path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
          }
        }
      }
      return path.toString();
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  private PageContext page(RoutingContext ctx) {
    @Nullable String wanted = ctx.request().getParam("lang");
    return new PageContext(
        Language.of(wanted), null, "", banner, ctx.request().path(), clock.instant());
  }

  private void html(RoutingContext ctx, String template, Map<String, @Nullable Object> values) {
    ctx.response()
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader("content-security-policy", "default-src 'self'; frame-ancestors 'none'")
        .putHeader("cache-control", "no-store")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("x-content-type-options", "nosniff")
        .end(pages.render(template, values));
  }
}
