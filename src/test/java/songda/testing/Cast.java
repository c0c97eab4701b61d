package songda.testing;

import static songda.testing.TestDatabase.await;

import io.vertx.sqlclient.Tuple;
import java.util.Set;
import songda.access.Account;
import songda.access.Caller;
import songda.access.Role;
import songda.database.Database;

/** The fixed cast of accounts: one for each role, and a clerk who also reviews. */
public record Cast(
    Caller clerk, Caller reviewer, Caller administrator, Caller auditor, Caller both) {
  /** Enters the cast into a database; nobody of it can sign in by password. */
  public static Cast of(Database database) {
    return new Cast(
        enter(database, "zhang", "张某", Role.CLERK),
        enter(database, "li", "李某", Role.REVIEWER),
        enter(database, "wang", "王某", Role.ADMINISTRATOR),
        enter(database, "zhao", "赵某", Role.AUDITOR),
        enter(database, "chen", "陈某", Role.CLERK, Role.REVIEWER));
  }

  private static Caller enter(Database database, String login, String name, Role... roles) {
    String[] texts = java.util.Arrays.stream(roles).map(Role::text).toArray(String[]::new);
    long id =
        await(
                database
                    .pool()
                    .preparedQuery(
                        "insert into account (login, name, roles, password_hash, created_at)"
                            + " values ($1, $2, $3, 'none', now()) returning id")
                    .execute(
                        Tuple.tuple().addString(login).addString(name).addArrayOfString(texts)))
            .iterator()
            .next()
            .getLong(0);
    return new Caller(new Account(id, login, name, Set.of(roles)), "127.0.0.1");
  }
}
