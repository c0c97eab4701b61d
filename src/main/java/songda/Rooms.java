package songda;

import songda.access.AccountStore;
import songda.access.Accounts;
import songda.access.ApiKeyStore;
import songda.access.ApiKeys;
import songda.access.ClientAddress;
import songda.access.IdempotencyKeys;
import songda.access.IdempotencyStore;
import songda.access.Passwords;
import songda.access.SessionStore;
import songda.access.Sessions;
import songda.acknowledgment.Acknowledgments;
import songda.acknowledgment.Links;
import songda.acknowledgment.Proofs;
import songda.acknowledgment.Tokens;
import songda.audit.AuditList;
import songda.audit.AuditListStore;
import songda.audit.AuditStore;
import songda.audit.AuditTrail;
import songda.audit.AuditVerifier;
import songda.audit.RefusalCounter;
import songda.audit.RefusalStore;
import songda.audit.SealStore;
import songda.audit.Sealer;
import songda.audit.VerifyStore;
import songda.bulletin.BulletinReader;
import songda.bulletin.BulletinStore;
import songda.bulletin.Bulletins;
import songda.bulletin.EntryStore;
import songda.bulletin.UploadReader;
import songda.database.Announcer;
import songda.database.Database;
import songda.database.Installation;
import songda.directory.AddressVault;
import songda.directory.CollectiveStore;
import songda.directory.Collectives;
import songda.directory.Directory;
import songda.directory.EndpointStore;
import songda.directory.Endpoints;
import songda.directory.UnitStore;
import songda.directory.Units;
import songda.dispatch.Release;
import songda.dispatch.ReleaseStore;
import songda.dispatch.Resend;
import songda.dispatch.ResendStore;
import songda.ledger.AgendaStore;
import songda.ledger.Board;
import songda.ledger.ChangeFeed;
import songda.ledger.DeliveryListStore;
import songda.ledger.LedgerStore;
import songda.ledger.Register;
import songda.reminder.CalendarFile;
import songda.reminder.ReminderPreview;
import songda.reminder.ReminderStore;
import songda.review.Readiness;
import songda.review.Review;

/** Every room of one node, put together by constructor; nothing runs yet. */
public final class Rooms {
  public final Database database;
  public final Installation installation;
  public final AuditTrail trail;
  public final RefusalCounter refusals;
  public final Accounts accounts;
  public final Sessions sessions;
  public final ApiKeys apiKeys;
  public final IdempotencyKeys idempotency;
  public final ClientAddress clientAddress;
  public final AddressVault vault;
  public final Units units;
  public final Directory directory;
  public final Collectives collectives;
  public final Endpoints endpoints;
  public final Bulletins bulletins;
  public final Review review;
  public final Release release;
  public final Resend resend;
  public final Announcer announcer;
  public final Tokens tokens;
  public final Acknowledgments acknowledgments;
  public final Links links;
  public final Board board;
  public final Register register;
  public final DeliveryListStore deliveries;
  public final ChangeFeed feed;
  public final AgendaStore agenda;
  public final AuditList auditList;
  public final Sealer sealer;
  public final AuditVerifier verifier;
  public final ReminderPreview reminders;

  /** The rooms over an open pool. */
  public Rooms(Ground ground, Database database) {
    this.database = database;
    installation = new Installation(database);
    var clock = ground.clock();
    var settings = ground.settings();
    var keys = ground.keys();
    trail = new AuditTrail(database, new AuditStore());
    refusals = new RefusalCounter(database, new RefusalStore(database), trail);
    var passwords = new Passwords(ground.vertx());
    accounts =
        new Accounts(database, new AccountStore(database), passwords, refusals, trail, clock);
    sessions = new Sessions(new SessionStore(database), clock, settings.http().session());
    apiKeys = new ApiKeys(database, new ApiKeyStore(database), trail, clock);
    idempotency = new IdempotencyKeys(new IdempotencyStore(database), clock);
    clientAddress = new ClientAddress(settings.http().trustedProxies());

    vault = new AddressVault(keys);
    var unitStore = new UnitStore();
    var collectiveStore = new CollectiveStore();
    var endpointStore = new EndpointStore();
    units = new Units(database, unitStore, trail, vault, clock);
    collectives = new Collectives(database, collectiveStore, unitStore, trail, clock);
    endpoints = new Endpoints(database, endpointStore, unitStore, trail, vault, clock);

    var bulletinStore = new BulletinStore();
    var entryStore = new EntryStore();
    directory = new Directory(unitStore, collectiveStore);
    var reader = new BulletinReader(bulletinStore, entryStore, directory);
    var readiness = new Readiness(endpointStore);
    var stores = new Bulletins.Stores(bulletinStore, entryStore);
    var uploads = new UploadReader(ground.vertx());
    bulletins = new Bulletins(database, stores, reader, uploads, trail, clock);
    review = new Review(database, reader, bulletinStore, readiness, trail, clock);
    release = new Release(database, reader, readiness, new ReleaseStore(), trail, clock);
    announcer = new Announcer(ground.vertx(), database);
    resend = new Resend(database, new ResendStore(), trail, announcer, clock);

    tokens = new Tokens(keys.link());
    var acts = new Acknowledgments.Stores();
    var proofs = new Proofs(keys.proof(), ground.banner());
    acknowledgments = new Acknowledgments(database, acts, trail, proofs, announcer, clock);
    links = new Links(database, acts, tokens, refusals, clock);

    var ledger = new LedgerStore();
    board = new Board(database, ledger);
    register = new Register(database, ledger);
    deliveries = new DeliveryListStore(database);
    feed = new ChangeFeed(ground.vertx(), database, ledger);
    agenda = new AgendaStore(database);
    auditList = new AuditList(new AuditListStore(database));
    sealer = new Sealer(database, new SealStore(), keys.seal());
    verifier = new AuditVerifier(database, new VerifyStore(), keys.seal());
    reminders = new ReminderPreview(database, new ReminderStore(), CalendarFile.bundled());
  }
}
