package songda.console;

import static songda.testing.TestDatabase.await;

import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import songda.Application;
import songda.access.AccountStore;
import songda.access.Accounts;
import songda.access.ClientAddress;
import songda.access.NewAccount;
import songda.access.Passwords;
import songda.access.Role;
import songda.access.SessionStore;
import songda.access.Sessions;
import songda.audit.Actor;
import songda.audit.AuditList;
import songda.audit.AuditListStore;
import songda.audit.RefusalCounter;
import songda.audit.RefusalStore;
import songda.directory.RosterNotices;
import songda.ledger.AddresseeStore;
import songda.ledger.Addressees;
import songda.ledger.AgendaStore;
import songda.ledger.Board;
import songda.ledger.ChangeFeed;
import songda.ledger.DeliveryListStore;
import songda.ledger.LedgerStore;
import songda.ledger.Names;
import songda.ledger.NamesStore;
import songda.ledger.Register;
import songda.pages.Assets;
import songda.pages.Pages;
import songda.reminder.CalendarFile;
import songda.reminder.ReminderPreview;
import songda.reminder.ReminderStore;
import songda.testing.Annex;
import songda.testing.Office;
import songda.testing.ScriptlessBrowser;
import songda.testing.TestDatabase;

/**
 * The console over real rooms on a port of its own, with a clerk and a reviewer who can sign in.
 */
final class ConsoleHouse implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  final TestDatabase test = TestDatabase.create();
  final Office office = new Office(test);
  final ChangeFeed feed = new ChangeFeed(test.vertx(), test.database(), new LedgerStore());
  final RefusalCounter refusals =
      new RefusalCounter(test.database(), new RefusalStore(test.database()), office.audit);
  final String url;
  private final HttpServer server;

  ConsoleHouse() {
    Accounts accounts =
        new Accounts(
            test.database(),
            new AccountStore(test.database()),
            new Passwords(test.vertx()),
            refusals,
            office.audit,
            office.clock);
    Actor root = Actor.system("test");
    enter(accounts, root, "sun", "孙某", Role.CLERK);
    enter(accounts, root, "zhou", "周某", Role.REVIEWER);
    enter(accounts, root, "wu", "吴某", Role.AUDITOR);
    enter(accounts, root, "wei", "卫某", Role.INSTRUCTIONS);
    enter(accounts, root, "zheng", "郑某", Role.ADMINISTRATOR);
    Router router = Router.router(test.vertx());
    door(accounts).mount(router);
    server =
        await(
            test.vertx()
                .createHttpServer(Application.httpOptions())
                .requestHandler(router)
                .listen(0, "127.0.0.1"));
    url = "http://127.0.0.1:" + server.actualPort();
    feed.start();
  }

  private static void enter(Accounts accounts, Actor root, String login, String name, Role role) {
    Office.done(accounts.create(root, new NewAccount(login, name, Set.of(role)), PASSWORD));
  }

  /** A browser without scripts that knows where the house is. */
  ScriptlessBrowser browser() {
    return new ScriptlessBrowser(url);
  }

  ScriptlessBrowser signedIn(String login) {
    return browser().signIn(login, PASSWORD);
  }

  private ConsoleDoor door(Accounts accounts) {
    Sessions sessions =
        new Sessions(new SessionStore(test.database()), office.clock, Duration.ofHours(8));
    Gate gate =
        new Gate(
            sessions,
            new Pages(),
            office.clock,
            new DoorRefusals(office.audit, refusals, office.clock),
            new Gate.Manner(false, null, new ClientAddress(List.of("127.0.0.1"))));
    LedgerStore store = new LedgerStore();
    Board board = new Board(test.database(), store);
    Register register = new Register(test.database(), store);
    Addressees addressees =
        new Addressees(
            register, new DeliveryListStore(test.database()), new AddresseeStore(test.database()));
    UnitChoices choices = new UnitChoices(office.unitList);
    Confirmation confirmation =
        new Confirmation(
            office.bulletins,
            office.texts,
            new RosterView(office.scopes, office.collectives, choices),
            new Confirmation.Answers(
                office.collectives,
                choices,
                office.nearUnits,
                office.memberChanges,
                new RosterNotices(office.unitList)));
    AuditList list = new AuditList(new AuditListStore(test.database()));
    Names names = new Names(new NamesStore(test.database()));
    UnitView unit = new UnitView(office.units, office.unitList);
    return new ConsoleDoor(
        gate,
        new Assets(),
        List.of(
            new SignInPages(gate, accounts, sessions),
            new HomePages(gate, new AgendaStore(test.database()), board, office.bulletins),
            new BulletinPages(gate, office.bulletins, office.texts, office.review, office.release),
            new TextPages(gate, office.bulletins, office.texts),
            new PreviewPages(gate, office.bulletins, Annex.preview(office)),
            new ConfirmationPages(
                gate, office.bulletins, office.collectives, office.enrolment, confirmation),
            new EntryPages(gate, office.bulletins, Annex.entryEdits(office)),
            new RosterPages(gate, office.bulletins, office.rosters, office.scopes, confirmation),
            new ScopePages(gate, office.scopes),
            new LanePages(gate, office.lanes),
            new BoardPages(
                gate,
                board,
                register,
                office.resend,
                office.stop,
                new ReminderPreview(test.database(), new ReminderStore(), CalendarFile.bundled())),
            new RegisterFiles(gate, board, Annex.registers(test, office)),
            new LiveBoard(gate, feed, Duration.ofMillis(100)),
            new AddresseePages(gate, board, addressees, office.acknowledgments, office.resend),
            new UnitSheetPages(gate, office.sheets.export, office.sheets.imports),
            new UnitPages(gate, office.unitList, unit, office.enrolment),
            new UnitActPages(gate, unit, office.unitChanges, office.endpoints),
            new CollectivePages(gate, office.collectives, choices),
            new InstructionPages(
                gate, Annex.instructions(office), names, new Timeline(list, names)),
            new AuditPages(gate, list, office.bulletins, names)));
  }

  @Override
  public void close() {
    feed.stop();
    await(server.close());
    test.close();
  }
}
