package songda.bulletin;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;

/** What names stand for; the directory answers. Here, so that the rooms' imports run one way. */
public interface Meanings {
  /** A confirmed name to look up. */
  record Question(String name, EntryKind kind) {}

  /** Answers in the order of the questions, by exact name only; read on {@code conn}. */
  Future<List<Meaning>> of(SqlConnection conn, List<Question> questions);

  /** The units with these ids, in any order; unknown ids are left out. */
  Future<List<UnitRef>> units(SqlConnection conn, Collection<Long> ids);

  /** The collectives with these ids, in any order; unknown ids are left out. */
  Future<List<CollectiveRef>> collectives(SqlConnection conn, Collection<Long> ids);

  /** Keeps a name as another name of a unit; false when it is a name of some unit already. */
  Future<Boolean> remember(SqlConnection conn, String name, long unitId);
}
