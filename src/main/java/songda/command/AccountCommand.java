package songda.command;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import songda.Rooms;
import songda.access.AccountRow;
import songda.access.NewAccount;
import songda.access.Role;
import songda.access.Scope;
import songda.answer.Answer;
import songda.answer.Language;
import songda.answer.Refusal;
import songda.audit.Actor;
import songda.database.Database;
import songda.database.Migrator;

/** {@code account add|list|disable|key}: the accounts of the office and their API keys. */
@Command(
    name = "account",
    description = "Accounts of the office and their API keys.",
    subcommands = {
      AccountCommand.Add.class,
      AccountCommand.Listing.class,
      AccountCommand.Disable.class,
      AccountCommand.Key.class
    })
public final class AccountCommand {
  private static final Actor OPERATOR = Actor.system("command-line");

  private static int withRooms(ConfOptions options, Work work) throws IOException {
    try (Premises premises = options.open()) {
      Database database = Database.open(premises.ground().vertx(), premises.ground().connect(), 2);
      Waiting.on(new Migrator(database).migrate());
      Rooms rooms = new Rooms(premises.ground(), database);
      Waiting.on(rooms.installation.tieTo(premises.ground().keys().ids()));
      int code = work.run(rooms);
      // Perhaps no node is running that would seal what the command has written to the audit.
      Waiting.on(rooms.sealer.runUntilNoneWaits(premises.ground().clock().instant()));
      Waiting.on(database.close());
      return code;
    }
  }

  private static <T> int print(ConfOptions options, Answer<T> answer, Function<T, String> line) {
    return answer.fold(
        done -> {
          options.print(line.apply(done));
          return 0;
        },
        refusal -> refused(options, refusal));
  }

  private static int refused(ConfOptions options, Refusal refusal) {
    options.complain(refusal.sentence(Language.ZH));
    return 1;
  }

  /** The choices of an option that were named; the refusal of a word that is none lists them. */
  private static <T> Set<T> chosen(
      String option, List<String> words, T[] choices, Function<T, String> text) {
    Map<String, T> known = new LinkedHashMap<>();
    for (T choice : choices) {
      known.put(text.apply(choice), choice);
    }
    for (String word : words) {
      if (!known.containsKey(word)) {
        throw new IllegalArgumentException(
            option + " is " + word + "; expected " + String.join(", ", known.keySet()));
      }
    }
    return words.stream().map(known::get).collect(Collectors.toSet());
  }

  /** What is done with the rooms; gives the exit code. */
  private interface Work {
    int run(Rooms rooms) throws IOException;
  }

  /**
   * {@code account add LOGIN NAME --role …}; the password is asked for, or read from standard
   * input.
   */
  @Command(
      name = "add",
      description = "Makes an account; the password is one line on standard input.")
  public static final class Add implements Callable<Integer> {
    @Mixin private ConfOptions options = new ConfOptions();

    @Parameters(index = "0", paramLabel = "LOGIN")
    private String login = "";

    @Parameters(index = "1", paramLabel = "NAME")
    private String name = "";

    @Option(
        names = "--role",
        required = true,
        split = ",",
        description = "clerk, reviewer, administrator, auditor, instructions")
    private List<String> roles = List.of();

    @Override
    public Integer call() throws IOException {
      Set<Role> wanted = chosen("--role", roles, Role.values(), Role::text);
      String password = password();
      return withRooms(
          options,
          rooms ->
              print(
                  options,
                  Waiting.on(
                      rooms.accounts.create(
                          OPERATOR, new NewAccount(login, name, wanted), password)),
                  account -> account.login()));
    }

    private static String password() throws IOException {
      System.err.println("password (one line on standard input):");
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return line == null ? "" : line;
    }
  }

  /** {@code account list}: one JSON object a line. */
  @Command(name = "list", description = "Lists the accounts, one JSON object a line.")
  public static final class Listing implements Callable<Integer> {
    @Mixin private ConfOptions options = new ConfOptions();

    @Override
    public Integer call() throws IOException {
      return withRooms(
          options,
          rooms -> {
            Waiting.on(rooms.accounts.list()).forEach(row -> options.print(json(row).encode()));
            return 0;
          });
    }
  }

  private static JsonObject json(AccountRow row) {
    JsonArray roles = new JsonArray();
    row.account().roles().stream().sorted().map(Role::text).forEach(roles::add);
    return new JsonObject()
        .put("login", row.account().login())
        .put("name", row.account().name())
        .put("roles", roles)
        .put("created_at", row.createdAt().toString())
        .put("disabled_at", row.disabledAt() == null ? null : row.disabledAt().toString());
  }

  /** {@code account disable LOGIN}. */
  @Command(name = "disable", description = "Disables an account; its sessions and keys end.")
  public static final class Disable implements Callable<Integer> {
    @Mixin private ConfOptions options = new ConfOptions();

    @Parameters(paramLabel = "LOGIN")
    private String login = "";

    @Override
    public Integer call() throws IOException {
      return withRooms(
          options,
          rooms ->
              print(options, Waiting.on(rooms.accounts.disable(OPERATOR, login)), done -> done));
    }
  }

  /** {@code account key LOGIN --label … --scope …}: prints the secret, once. */
  @Command(name = "key", description = "Issues an API key; its secret is printed once.")
  public static final class Key implements Callable<Integer> {
    @Mixin private ConfOptions options = new ConfOptions();

    @Parameters(paramLabel = "LOGIN")
    private String login = "";

    @Option(names = "--label", defaultValue = "command-line")
    private String label = "";

    @Option(
        names = "--scope",
        split = ",",
        defaultValue = "read",
        description = "read, write, review, directory, audit")
    private List<String> scopes = List.of();

    @Override
    public Integer call() throws IOException {
      Set<Scope> wanted = chosen("--scope", scopes, Scope.values(), Scope::text);
      return withRooms(
          options,
          rooms -> {
            var account = Waiting.on(rooms.accounts.byLogin(login));
            if (account.isEmpty()) {
              return refused(options, Refusal.of(404, "account.unknown", login));
            }
            options.print(
                Waiting.on(rooms.apiKeys.issue(OPERATOR, account.get(), label, wanted)).secret());
            return 0;
          });
    }
  }
}
