package songda.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import songda.database.Database;
import songda.database.Migrator;

/** {@code migrate}: brings the schema up to date and says how many steps that took. */
@Command(name = "migrate", description = "Brings the database schema up to date.")
public final class MigrateCommand implements Callable<Integer> {
  @Mixin private ConfOptions options = new ConfOptions();

  @Override
  public Integer call() throws IOException {
    try (Premises premises = options.open()) {
      Database database = Database.open(premises.ground().vertx(), premises.ground().connect(), 1);
      int applied = Waiting.on(new Migrator(database).migrate());
      Waiting.on(database.close());
      Output.print("{\"applied\":" + applied + "}");
      return 0;
    }
  }
}
