package songda.demo;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import songda.access.IssuedKey;
import songda.access.Scope;
import songda.answer.Language;
import songda.audit.AuditReport;
import songda.ledger.BoardSnapshot;
import songda.ledger.BoardTotals;
import songda.ledger.RegisterRow;
import songda.pages.Times;

/**
 * The whole story, scene by scene, on the caller's thread. A scene that was played before is told,
 * not played: so a demo that was killed finishes its story at the next start.
 */
public final class Story {
  private final Stage stage;
  private final Cast cast;
  private final StoryHttp http;

  /** The story on one stage. */
  public Story(Stage stage, Cast cast) {
    this.stage = stage;
    this.cast = cast;
    http = new StoryHttp(stage.publicUrl());
  }

  /**
   * Plays what is left to play.
   *
   * @throws IOException when a door refuses what the story expects to pass, or infrastructure fails
   */
  public Summary play() throws IOException {
    IssuedKey clerk = await(cast.key("zhang", Scope.READ, Scope.WRITE, Scope.DIRECTORY));
    IssuedKey reviewer = await(cast.key("li", Scope.READ, Scope.REVIEW));
    try {
      return play(clerk.secret(), reviewer.secret());
    } finally {
      await(cast.dismiss(clerk.key().id()));
      await(cast.dismiss(reviewer.key().id()));
    }
  }

  private Summary play(String clerk, String reviewer) throws IOException {
    new Furnishing(stage, http, clerk).furnish();
    DemoUnit.all().stream()
        .filter(unit -> unit.story().equals("defer"))
        .forEach(unit -> stage.receiver().busyOnce(unit.slug()));
    OfficeScenes office = new OfficeScenes(stage, http, clerk, reviewer);
    UnitScenes units = new UnitScenes(stage, http, office, clerk);
    JsonObject bulletin = office.importSample();
    long id = bulletin.getLong("id");
    office.confirm(bulletin);
    office.approve(id);
    long dispatch = office.release(id);
    units.sign(dispatch);
    units.giveBack(dispatch);
    preview(dispatch);
    register(dispatch);
    office.importSecond();
    return summary(office.bulletin(id), dispatch);
  }

  /** The link of one unit that has not signed yet, from its mail: for the visitor to try. */
  public static String oneLink(Stage stage) throws IOException {
    DemoUnit unit =
        DemoUnit.all().stream().filter(u -> u.name().equals("东海速运有限公司")).findFirst().orElseThrow();
    return UnitScenes.link(stage, unit);
  }

  private void preview(long dispatch) throws IOException {
    var lines = await(stage.rooms().reminders.of(dispatch, stage.clock().instant()));
    stage.say("story.preview", lines.size());
    Times times = new Times(Language.ZH, stage.clock().instant());
    lines.forEach(
        line -> stage.tell().accept("    " + times.at(line.at()) + "  " + line.unitName()));
  }

  private void register(long dispatch) throws IOException {
    stage.say("story.register");
    List<RegisterRow> rows = await(stage.rooms().register.all(dispatch));
    Times times = new Times(Language.ZH, stage.clock().instant());
    new RegisterTable(times).lines(rows).forEach(stage.tell());
  }

  private Summary summary(JsonObject bulletin, long dispatch) throws IOException {
    List<JsonObject> entries = OfficeScenes.entries(bulletin);
    long collectives =
        entries.stream().filter(e -> e.getString("kind").equals("collective")).count();
    BoardSnapshot snapshot = await(stage.rooms().board.snapshot(dispatch)).orElseThrow();
    BoardTotals totals = snapshot.totals();
    DemoStore.Originals originals =
        await(new DemoStore(stage.rooms().database).originals(dispatch));
    AuditReport audit = audit();
    long acknowledged = totals.addressees("acknowledged");
    long returned = totals.addressees("returned");
    return new Summary(
        entries.size(),
        entries.size() - collectives,
        collectives,
        totals.addressees(),
        originals.deliveries(),
        originals.accepted(),
        acknowledged,
        returned,
        totals.open(),
        snapshot.plannedEqualsStates(),
        audit.entries(),
        audit.ok() && audit.unsealed() == 0);
  }

  /** Seals what is left and verifies everything, as {@code verify audit} does. */
  private AuditReport audit() throws IOException {
    InstantSource real = InstantSource.system();
    await(stage.rooms().sealer.runUntilNoneWaits(stage.clock().instant()));
    return await(stage.rooms().verifier.verify(null, real.instant()));
  }

  static <T> T await(Future<T> future) throws IOException {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the story stopped: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new IOException("stopped before it was finished", e);
    }
  }
}
