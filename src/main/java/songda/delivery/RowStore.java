package songda.delivery;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows into values, shared by this room's stores. */
final class RowStore {
  private RowStore() {}

  static <T> List<T> list(RowSet<Row> rows, Function<Row, T> as) {
    return StreamSupport.stream(rows.spliterator(), false).map(as).toList();
  }

  static @Nullable OffsetDateTime at(@Nullable Instant now) {
    return now == null ? null : now.atOffset(ZoneOffset.UTC);
  }
}
