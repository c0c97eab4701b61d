package songda.testing;

import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import songda.Rooms;
import songda.access.Account;
import songda.access.Caller;
import songda.access.NewAccount;
import songda.access.Role;
import songda.answer.Answer;
import songda.audit.Actor;
import songda.bulletin.Bulletin;
import songda.bulletin.Header;
import songda.bulletin.Upload;
import songda.directory.NewUnit;
import songda.directory.Standing;
import songda.directory.UnitKind;
import songda.dispatch.Dispatch;

/** The desk of a running node: a clerk (sun), a reviewer (zhou), units, a released bulletin. */
public final class NodeDesk {
  /** The password of both. */
  public static final String PASSWORD = "correct horse battery";

  private static final Header HEADER =
      new Header(
          "邮政快递业简报", 5, null, false, 2022, "上海市邮政管理局", LocalDate.of(2022, 5, 27), null, null, null);

  private final Rooms rooms;

  /** Who imports and releases. */
  public final Caller clerk;

  private final Caller reviewer;

  /** Enters both accounts. */
  public NodeDesk(RunningNode node) {
    rooms = node.rooms();
    clerk = caller("sun", "孙某", Role.CLERK);
    reviewer = caller("zhou", "周某", Role.REVIEWER);
  }

  private Caller caller(String login, String name, Role role) {
    NewAccount fresh = new NewAccount(login, name, Set.of(role));
    Account account = done(rooms.accounts.create(Actor.system("test"), fresh, PASSWORD));
    return new Caller(account, "127.0.0.1");
  }

  /** Enters a unit with a mailbox. */
  public void mail(String name, String mailbox) {
    done(rooms.endpoints.attach(clerk, unit(name), "email", mailbox, null, 1));
  }

  /** Enters a unit behind a webhook. */
  public void hook(String name, String url) {
    String secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
    done(rooms.endpoints.attach(clerk, unit(name), "webhook", url, secret, 1));
  }

  private long unit(String name) {
    NewUnit unit =
        new NewUnit(name, Standing.PEER, UnitKind.OTHER, null, false, List.of(), List.of());
    return done(rooms.units.create(clerk, unit)).id();
  }

  /** Imports, reviews and releases a bulletin to these units. */
  public Dispatch release(String... units) {
    String text = "一篇文章\n一段正文。\n送：" + String.join("，", units) + "\n";
    Upload upload = new Upload("简报.txt", text.getBytes(StandardCharsets.UTF_8));
    Bulletin bulletin = done(rooms.bulletins.add(clerk, upload));
    done(rooms.bulletins.setHeader(clerk, bulletin.id(), null, HEADER, null));
    done(rooms.review.submit(clerk, bulletin.id()));
    done(rooms.review.approve(reviewer, bulletin.id(), null, null));
    return done(rooms.release.release(clerk, bulletin.id()));
  }

  /** Waits until nothing of a dispatch is queued or leased. */
  public void untilFinished(long dispatch) {
    Patience.until(
        "dispatch " + dispatch + " is finished",
        () -> await(rooms.board.totals(dispatch)).orElseThrow().head().state().equals("finished"));
  }

  private static <T> T done(Future<Answer<T>> answer) {
    return Office.done(answer);
  }
}
