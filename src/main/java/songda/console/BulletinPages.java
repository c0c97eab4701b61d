package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.bulletin.Bulletins;
import songda.bulletin.PrintedTexts;
import songda.bulletin.Upload;
import songda.dispatch.Release;
import songda.pages.Times;
import songda.review.Review;

/** Import, review (复核) and release (分送) of a bulletin. */
public final class BulletinPages implements Section {
  private final Gate gate;
  private final Bulletins bulletins;
  private final PrintedTexts texts;
  private final Review review;
  private final Release release;

  /** Pages over the rooms of the desk. */
  public BulletinPages(
      Gate gate, Bulletins bulletins, PrintedTexts texts, Review review, Release release) {
    this.gate = gate;
    this.bulletins = bulletins;
    this.texts = texts;
    this.review = review;
    this.release = release;
  }

  @Override
  public void mount(Router router) {
    gate.read(
        router,
        "/console/import",
        visit ->
            Future.succeededFuture(
                Reply.page("console/import.jte", Map.of("text", "", "refusal", Optional.empty()))));
    gate.act(router, "/console/import", this::add);
    gate.act(
        router,
        "/console/bulletins/:id/submit",
        visit -> step(visit, review.submit(visit.caller(), visit.id("id"))));
    gate.act(
        router,
        "/console/bulletins/:id/approve",
        visit ->
            step(
                visit,
                review.approve(
                    visit.caller(),
                    visit.id("id"),
                    visit.integer("revision"),
                    visit.optional("note"))));
    gate.act(
        router,
        "/console/bulletins/:id/reject",
        visit -> step(visit, review.reject(visit.caller(), visit.id("id"), visit.field("reason"))));
    gate.act(router, "/console/bulletins/:id/release", this::release);
  }

  /** The form with what was typed, why it was refused, and the lines around the reason. */
  private Future<Reply> refused(Upload upload, String text, Refusal refusal) {
    return texts
        .around(upload, refusal)
        .map(
            lines ->
                Reply.page(
                    refusal.status(),
                    "console/import.jte",
                    Map.of("text", text, "refusal", Optional.of(refusal), "around", lines)));
  }

  private Future<Reply> add(Visit visit) {
    String text = visit.field("text");
    List<FileUpload> files =
        // Without a file browsers send an empty one that has no name.
        visit.http().fileUploads().stream().filter(file -> !file.fileName().isEmpty()).toList();
    Future<Upload> upload =
        files.isEmpty()
            ? Future.succeededFuture(
                new Upload(
                    visit.page().text("console.import.pasted"),
                    text.getBytes(StandardCharsets.UTF_8)))
            : visit
                .http()
                .vertx()
                .fileSystem()
                .readFile(files.get(0).uploadedFileName())
                .map(bytes -> new Upload(files.get(0).fileName(), bytes.getBytes()));
    return upload.compose(
        given ->
            bulletins
                .add(visit.caller(), given, visit.field("by_hand").equals("1"))
                .compose(
                    answer ->
                        answer.fold(
                            bulletin ->
                                Future.succeededFuture(
                                    Reply.goTo("/console/bulletins/" + bulletin.id())),
                            refusal -> refused(given, text, refusal))));
  }

  private Future<Reply> release(Visit visit) {
    Instant start;
    try {
      String at = visit.optional("start");
      start = at == null ? null : LocalDateTime.parse(at).atZone(Times.ZONE).toInstant();
    } catch (DateTimeParseException e) {
      Refusal refusal = Refusal.of(422, "release.bad_start", Release.FARTHEST.toDays());
      return Future.succeededFuture(visit.refused(refusal, place(visit)));
    }
    return release
        .release(visit.caller(), visit.id("id"), start)
        .map(
            answer ->
                answer.fold(
                    dispatch -> Reply.goTo("/console/dispatches/" + dispatch.id()),
                    refusal -> visit.refused(refusal, place(visit))));
  }

  private static Future<Reply> step(Visit visit, Future<? extends Answer<?>> doing) {
    return doing.map(
        answer ->
            answer.fold(
                done -> Reply.goTo(place(visit)), refusal -> visit.refused(refusal, place(visit))));
  }

  private static String place(Visit visit) {
    return "/console/bulletins/" + visit.id("id");
  }
}
