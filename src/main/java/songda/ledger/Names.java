package songda.ledger;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The names behind the references that the audit keeps: {@code bulletin:12}, {@code
 * dispatch:3/addressee:41}, {@code account:zhang}.
 */
public final class Names {
  private final NamesStore store;

  /** The names in one database. */
  public Names(NamesStore store) {
    this.store = store;
  }

  /** The names of some references; a reference to nothing that is there is left out. */
  public Future<Map<String, Named>> of(Collection<String> references) {
    NamesStore.Wanted wanted = new NamesStore.Wanted();
    references.forEach(wanted::add);
    return wanted.nothing()
        ? Future.succeededFuture(Map.of())
        : store.names(wanted).map(HashMap::new);
  }
}
