package songda.testing;

import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.acknowledgment.Acknowledgments;
import songda.acknowledgment.Proofs;
import songda.answer.Answer;
import songda.audit.AuditStore;
import songda.audit.AuditTrail;
import songda.bulletin.Approvals;
import songda.bulletin.Article;
import songda.bulletin.BulletinReader;
import songda.bulletin.BulletinStore;
import songda.bulletin.Bulletins;
import songda.bulletin.Entry;
import songda.bulletin.EntryKind;
import songda.bulletin.EntryStore;
import songda.bulletin.Header;
import songda.bulletin.Meta;
import songda.bulletin.Parsed;
import songda.bulletin.PrintedTexts;
import songda.bulletin.Reading;
import songda.bulletin.Relation;
import songda.bulletin.RosterNames;
import songda.bulletin.Rosters;
import songda.bulletin.Upload;
import songda.bulletin.UploadReader;
import songda.database.Announcer;
import songda.database.Database;
import songda.delivery.LaneStore;
import songda.delivery.Lanes;
import songda.directory.AddressVault;
import songda.directory.CollectiveStore;
import songda.directory.Collectives;
import songda.directory.Directory;
import songda.directory.EndpointStore;
import songda.directory.Endpoints;
import songda.directory.Enrolment;
import songda.directory.MemberChangeStore;
import songda.directory.MemberChanges;
import songda.directory.NearUnits;
import songda.directory.NewUnit;
import songda.directory.ScopeStore;
import songda.directory.Scopes;
import songda.directory.Standing;
import songda.directory.UnitChanges;
import songda.directory.UnitKind;
import songda.directory.UnitList;
import songda.directory.UnitListStore;
import songda.directory.UnitStore;
import songda.directory.UnitWrites;
import songda.directory.Units;
import songda.directory.sheet.PlanWriter;
import songda.dispatch.Dispatch;
import songda.dispatch.Release;
import songda.dispatch.ReleaseStore;
import songda.dispatch.Resend;
import songda.dispatch.ResendStore;
import songda.dispatch.Stop;
import songda.dispatch.StopStore;
import songda.intake.Decoded;
import songda.review.Readiness;
import songda.review.Review;
import songda.settings.KeyRing;

/** A whole desk on a test database: rooms, cast, a small directory, bulletins to dispatch. */
public final class Office {
  /** The header facts that the sample lacks. */
  public static final Header HEADER =
      new Header(
          "精神文明建设简报",
          5,
          null,
          false,
          2022,
          "上海市邮政管理局精神文明建设委员会办公室",
          LocalDate.of(2022, 5, 27),
          null,
          null,
          null);

  public final Database database;
  public final TestClock clock = new TestClock();
  public final Cast cast;
  public final AuditTrail audit;
  public final AddressVault vault;
  public final Bulletins bulletins;
  public final Rosters rosters;
  public final Scopes scopes;
  public final PrintedTexts texts;
  public final Sheets sheets;
  public final NearUnits nearUnits;
  public final MemberChanges memberChanges;
  public final Units units;
  public final Collectives collectives;
  public final Endpoints endpoints;
  public final Enrolment enrolment;
  public final UnitChanges unitChanges;
  public final UnitList unitList;
  public final Review review;
  public final Release release;
  public final Resend resend;
  public final Stop stop;
  public final Lanes lanes;
  public final Acknowledgments acknowledgments;

  /** Opens the desk of a migrated database. */
  public Office(TestDatabase test) {
    database = test.database();
    cast = Cast.of(database);
    audit = new AuditTrail(database, new AuditStore());
    vault = new AddressVault(keys());
    UnitStore unitStore = new UnitStore();
    CollectiveStore collectiveStore = new CollectiveStore();
    EndpointStore endpointStore = new EndpointStore();
    BulletinStore store = new BulletinStore();
    EntryStore entries = new EntryStore();
    Directory directory = new Directory(unitStore, collectiveStore);
    BulletinReader reader = new BulletinReader(store, entries, directory);
    memberChanges = new MemberChanges(database, new MemberChangeStore());
    Readiness readiness = new Readiness(endpointStore, memberChanges);
    Bulletins.Stores stores = new Bulletins.Stores(store, entries);
    UploadReader uploads = new UploadReader(test.vertx());
    bulletins = new Bulletins(database, stores, reader, uploads, audit, clock);
    texts = new PrintedTexts(test.vertx(), database, store);
    nearUnits = new NearUnits(test.vertx(), database, new UnitListStore());
    RosterNames rosterNames = new RosterNames(directory);
    rosters = new Rosters(database, stores, reader, rosterNames, audit, clock);
    scopes = new Scopes(database, new ScopeStore(), rosterNames, audit, clock);
    Approvals approvals = new Approvals(store, entries, audit);
    units = new Units(database, unitStore, audit, vault, clock);
    collectives = new Collectives(database, collectiveStore, unitStore, audit, approvals, clock);
    endpoints = new Endpoints(database, endpointStore, unitStore, audit, vault, clock);
    enrolment = new Enrolment(database, units, endpoints, audit, clock);
    UnitWrites writes = new UnitWrites(unitStore, audit, vault, approvals);
    unitChanges = new UnitChanges(database, unitStore, writes, audit, clock);
    sheets = new Sheets(test, audit, vault, clock, new PlanWriter(units, writes, endpoints));
    unitList = new UnitList(database, new UnitListStore());
    review = new Review(database, reader, store, readiness, audit, clock);
    release =
        new Release(database, reader, readiness, new ReleaseStore(), audit, Duration.ZERO, clock);
    Announcer announcer = new Announcer(test.vertx(), database);
    lanes = new Lanes(database, new LaneStore(database), audit, clock);
    stop = new Stop(database, new StopStore(), audit, announcer, clock);
    resend = new Resend(database, new ResendStore(), audit, announcer, clock);
    acknowledgments =
        new Acknowledgments(
            database,
            new Acknowledgments.Stores(),
            audit,
            new Proofs(keys().proof(), null),
            announcer,
            clock);
  }

  /** The small directory: seven units, two of them with one mailbox, one on paper. */
  public void furnish() {
    unit("国家邮政局精神文明建设指导委员会", Standing.SUPERIOR, "guojia@a.example");
    unit("上海市文明办", Standing.PEER, "shared@b.example");
    unit("上海市交通委文明办", Standing.PEER, "shared@B.example");
    unit("上海市快递行业协会", Standing.OUTSIDE, null);
    long sf = unit("顺丰速运", Standing.OUTSIDE, "sf@c.example");
    long yto = unit("圆通速递", Standing.OUTSIDE, "yto@c.example");
    done(collectives.map(cast.clerk(), "各快递企业", List.of(sf, yto)));
  }

  /** Enters a unit; without an address it is one on paper. Gives its id. */
  public long unit(String name, Standing standing, @Nullable String mail) {
    boolean paper = mail == null;
    NewUnit unit = new NewUnit(name, standing, UnitKind.OTHER, null, paper, List.of(), List.of());
    long id = done(units.create(cast.clerk(), unit)).id();
    if (mail != null) {
      done(endpoints.attach(cast.clerk(), id, "email", mail, null, 1));
    }
    return id;
  }

  /** Enters a unit behind a webhook; a known one needs no secret again. Gives the unit's id. */
  public long hook(String name, String url, @Nullable String secret) {
    NewUnit unit =
        new NewUnit(name, Standing.PEER, UnitKind.OTHER, null, false, List.of(), List.of());
    long id = done(units.create(cast.clerk(), unit)).id();
    done(endpoints.attach(cast.clerk(), id, "webhook", url, secret, 1));
    return id;
  }

  /** A draft as an import of the small sample leaves it: six entries, one of them flagged. */
  public long draft() {
    Parsed parsed =
        new Parsed(
            Header.EMPTY,
            List.of(new Article("一篇文章", List.of("一段。"))),
            List.of(
                entry(Relation.REPORT, "国家邮政局精神文明建设指导委员会", EntryKind.UNIT, false),
                entry(Relation.SEND, "上海市文明办", EntryKind.UNIT, false),
                entry(Relation.SEND, "上海市交通委文明办", EntryKind.UNIT, false),
                entry(Relation.SEND, "上海市快递行业协会", EntryKind.UNIT, true),
                entry(Relation.SEND, "各快递企业", EntryKind.COLLECTIVE, false),
                entry(Relation.ISSUE, "顺丰速运", EntryKind.UNIT, false)),
            Meta.EMPTY,
            List.of(),
            List.of(),
            null);
    Upload upload = new Upload("简报.txt", "正文".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return done(bulletins.keep(cast.clerk(), upload, Decoded.Text.plain("正文"), parsed)).id();
  }

  private static Entry entry(Relation relation, String name, EntryKind kind, boolean review) {
    List<Reading> readings =
        review
            ? List.of(new Reading(name, kind, null), new Reading("另一读法", kind, null))
            : List.of();
    return new Entry(
        relation.printed(), relation, name, kind, null, review, review, name, 3, readings);
  }

  /** A draft with its header keyed in and its flagged entry decided. */
  public long confirmed() {
    long id = draft();
    done(bulletins.setHeader(cast.clerk(), id, null, HEADER, LocalDate.of(2022, 6, 10)));
    done(bulletins.decide(cast.clerk(), id, null, 4, new songda.bulletin.Decision.Choose(0)));
    return id;
  }

  /** A bulletin ready to be released. */
  public long approved() {
    long id = confirmed();
    done(review.submit(cast.clerk(), id));
    done(review.approve(cast.reviewer(), id, null, null));
    return id;
  }

  /** A dispatch under way. */
  public Dispatch released() {
    return done(release.release(cast.clerk(), approved()));
  }

  /** The value of an answer that must not be a refusal. */
  public static <T> T done(Future<Answer<T>> answer) {
    return await(answer)
        .fold(
            value -> value,
            refusal -> {
              throw new AssertionError("refused: " + refusal);
            });
  }

  /** The refusal of an answer that must be one. */
  public static <T> songda.answer.Refusal refused(Future<Answer<T>> answer) {
    return await(answer)
        .fold(
            value -> {
              throw new AssertionError("not refused: " + value);
            },
            refusal -> refusal);
  }

  /** The rows of a query, for looking behind the rooms. */
  public List<Row> rows(String sql, Object... values) {
    Tuple tuple = Tuple.tuple();
    for (Object value : values) {
      tuple.addValue(value);
    }
    return await(database.pool().preparedQuery(sql).execute(tuple)).stream().toList();
  }

  /** What the clock says. */
  public Instant now() {
    return clock.instant();
  }

  private static KeyRing keys() {
    KeyPair pair = keyPair();
    return new KeyRing(new byte[32], new byte[32], new byte[32], pair, pair);
  }

  /** A fresh Ed25519 pair. */
  public static KeyPair keyPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
