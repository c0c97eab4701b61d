package songda.bench;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import songda.Rooms;
import songda.access.Account;
import songda.access.Caller;
import songda.access.NewAccount;
import songda.access.Role;
import songda.answer.Answer;
import songda.answer.Language;
import songda.audit.Actor;
import songda.bulletin.Upload;
import songda.dispatch.Dispatch;
import songda.intake.Decoded;

/** The office that dispatches in a bench: a clerk, a reviewer, and a unit for each id. */
final class BenchOffice {
  private static final Actor OPERATOR = Actor.system("bench");
  private static final int AT_ONCE = 1_000;

  private final Rooms rooms;
  private final BenchStore store;

  BenchOffice(Rooms rooms, BenchStore store) {
    this.rooms = rooms;
    this.store = store;
  }

  /** Everything up to the approval: units, endpoints, the bulletin; gives the bulletin's id. */
  Future<Long> approved(Kind kind, int n, long base, Instant now) {
    return furnished(kind, n, base, now)
        .compose(done -> clerk())
        .compose(clerk -> submitted(clerk, kind, n, base))
        .compose(
            id ->
                reviewer()
                    .compose(reviewer -> done(rooms.review.approve(reviewer, id, null, null)))
                    .map(id));
  }

  /** The release itself. */
  Future<Dispatch> released(long bulletin) {
    return clerk().compose(clerk -> done(rooms.release.release(clerk, bulletin)));
  }

  private Future<Void> furnished(Kind kind, int n, long base, Instant now) {
    Future<Void> furnished = Future.succeededFuture();
    for (long first = base; first < base + n; first += AT_ONCE) {
      long[] ids = LongStream.range(first, Math.min(first + AT_ONCE, base + n)).toArray();
      furnished = furnished.compose(done -> store.furnish(kind, ids, now));
    }
    return furnished;
  }

  private Future<Long> submitted(Caller clerk, Kind kind, int n, long base) {
    String phrase = "各基准单位" + kind.text() + base + "之" + n;
    long[] ids = LongStream.range(base, base + n).toArray();
    return store
        .units(kind, ids)
        .compose(units -> done(rooms.collectives.map(clerk, phrase, units)))
        .compose(mapped -> store.nextIssue())
        .compose(
            issue ->
                done(
                    rooms.bulletins.keep(
                        clerk,
                        new Upload("基准简报.txt", new byte[0]),
                        Decoded.Text.plain(""),
                        BenchBulletin.of(kind, issue, phrase))))
        .compose(draft -> done(rooms.review.submit(clerk, draft.id())).map(draft.id()));
  }

  private Future<Caller> clerk() {
    return account("bench-clerk", Role.CLERK);
  }

  private Future<Caller> reviewer() {
    return account("bench-reviewer", Role.REVIEWER);
  }

  private Future<Caller> account(String login, Role role) {
    return rooms
        .accounts
        .byLogin(login)
        .compose(
            found ->
                found.isPresent()
                    ? Future.succeededFuture(found.get())
                    : created(new NewAccount(login, login, Set.of(role))))
        .map(account -> new Caller(account, "bench"));
  }

  private Future<Account> created(NewAccount account) {
    return done(rooms.accounts.create(OPERATOR, account, UUID.randomUUID().toString()));
  }

  private static <T> Future<T> done(Future<Answer<T>> answer) {
    return answer.compose(
        given ->
            given.fold(
                Future::succeededFuture,
                refusal ->
                    Future.failedFuture(new IllegalStateException(refusal.sentence(Language.EN)))));
  }
}
