package songda.demo;

import io.vertx.core.Future;
import java.util.Set;
import songda.Rooms;
import songda.access.Account;
import songda.access.NewAccount;
import songda.access.Role;
import songda.access.Scope;
import songda.answer.Answer;
import songda.audit.Actor;

/** The people of the demo's office, and the keys that the story uses for as long as it plays. */
public final class Cast {
  /** The password of every demo account; printed on the terminal and on the demo's first page. */
  public static final String PASSWORD = "songda-demo";

  private static final Actor DEMO = Actor.system("demo");

  private final Rooms rooms;

  /** The cast of one installation. */
  public Cast(Rooms rooms) {
    this.rooms = rooms;
  }

  /** Makes the accounts that are not there yet; gives the clerk. */
  public Future<Account> gather() {
    return made("li", "李秋（复核）", Role.REVIEWER)
        .compose(done -> made("shen", "沈澄（审计）", Role.AUDITOR))
        .compose(done -> made("guan", "管理员", Role.ADMINISTRATOR))
        .compose(done -> made("zhang", "张岚（经办）", Role.CLERK, Role.INSTRUCTIONS));
  }

  /** A key for the story; ended by {@link #dismiss}. */
  Future<songda.access.IssuedKey> key(String login, Scope... scopes) {
    return rooms
        .accounts
        .byLogin(login)
        .compose(
            account -> rooms.apiKeys.issue(DEMO, account.orElseThrow(), "demo", Set.of(scopes)));
  }

  /** Ends a key. */
  Future<Answer<Long>> dismiss(long keyId) {
    return rooms.apiKeys.revoke(DEMO, keyId);
  }

  private Future<Account> made(String login, String name, Role... roles) {
    return rooms
        .accounts
        .byLogin(login)
        .compose(
            known ->
                known.isPresent()
                    ? Future.succeededFuture(known.get())
                    : rooms
                        .accounts
                        .create(DEMO, new NewAccount(login, name, Set.of(roles)), PASSWORD)
                        .map(
                            answer ->
                                answer.fold(
                                    account -> account,
                                    refusal -> {
                                      throw new IllegalStateException(refusal.code());
                                    })));
  }
}
