package songda.acknowledgment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Optional;
import songda.answer.Refusal;
import songda.audit.RefusalCounter;
import songda.database.Database;

/**
 * What a link opens, and what is noted when it opens nothing. Reading changes nothing of a
 * dispatch.
 */
public final class Links {
  /** The link is not ours: forged, cut or revoked. */
  public static final Refusal UNKNOWN = Refusal.of(404, "link.unknown");

  /** The form's token is missing or of another page. */
  public static final Refusal FORM = Refusal.of(403, "link.form");

  private final Database database;
  private final Acknowledgments.Stores stores;
  private final Tokens tokens;
  private final RefusalCounter refusals;
  private final InstantSource clock;

  /** The reading side of one node. */
  public Links(
      Database database,
      Acknowledgments.Stores stores,
      Tokens tokens,
      RefusalCounter refusals,
      InstantSource clock) {
    this.database = database;
    this.stores = stores;
    this.tokens = tokens;
    this.refusals = refusals;
    this.clock = clock;
  }

  /** What a token opens; empty when it is not exactly the token of a living version. */
  public Future<Optional<Visit>> open(String token) {
    return tokens
        .claimed(token)
        .map(id -> stores.visits().find(database.pool(), id))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .map(found -> found.filter(v -> tokens.proves(token, v.publicId(), v.tokenVersion())));
  }

  /** The same with its articles and the act that closed it. */
  public Future<Visit> whole(Visit visit) {
    return stores
        .visits()
        .articles(database.pool(), visit.dispatchId())
        .compose(
            articles ->
                stores
                    .acts()
                    .living(database.pool(), visit.dispatchId(), visit.addresseeId())
                    .map(act -> visit.with(articles, act)));
  }

  /** The original file, byte for byte. */
  public Future<Buffer> original(Visit visit) {
    return stores.visits().original(database.pool(), visit);
  }

  /**
   * Counts a refusal to somebody unknown.
   *
   * @param action {@code link.open} or {@code link.form}
   * @return the refusal, to be answered once it is kept
   */
  public Future<Refusal> refused(String source, String action, Refusal refusal) {
    return refusals.count(clock.instant(), source, action).map(refusal);
  }
}
