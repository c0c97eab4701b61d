package songda.delivery;

import static songda.testing.TestDatabase.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import songda.audit.AuditStore;
import songda.audit.AuditTrail;
import songda.audit.Digests;
import songda.channel.Channel;
import songda.channel.email.EmailChannel;
import songda.database.Database;
import songda.directory.AddressVault;
import songda.settings.KeyRing;
import songda.settings.Settings;
import songda.testing.MailSink;
import songda.testing.Office;
import songda.testing.TestDatabase;

/** A released dispatch in rows of its own, and engines to work on it. */
final class QueueFixture implements AutoCloseable {
  static final Instant NOW = Instant.parse("2022-05-27T06:00:00Z");
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  final TestDatabase test = TestDatabase.create();
  final Database database = test.database();
  final AddressVault vault;
  final AtomicLong ticks = new AtomicLong();
  final List<Long> changed = new ArrayList<>();
  private int number;

  QueueFixture() {
    byte[] key = new byte[32];
    vault = new AddressVault(new KeyRing(key, key, key, null, null));
  }

  /** A dispatch; each mailbox or URL of a line is one delivery, units sharing it share the line. */
  long dispatch(List<Target> targets) {
    number++;
    byte[] content = ("original " + number).getBytes(StandardCharsets.UTF_8);
    long dispatch = head(content, targets);
    int position = 0;
    for (Target target : targets) {
      long delivery = delivery(dispatch, target);
      for (String unit : target.units()) {
        long addressee = addressee(dispatch, unit, target.relation(), ++position);
        run(
            "insert into delivery_addressee values ($1, $2, $3)",
            Tuple.of(dispatch, delivery, addressee));
      }
    }
    return dispatch;
  }

  /** One endpoint and whom it serves. */
  record Target(String channel, String address, String relation, List<String> units) {}

  private long head(byte[] content, List<Target> targets) {
    byte[] sha = Digests.sha256(content);
    run(
        "insert into document values ($1, '简报第5期.txt', 'text/plain', $2, $3, now())",
        Tuple.of(Buffer.buffer(sha), (long) content.length, Buffer.buffer(content)));
    run(
        "insert into account (login, name, roles, password_hash, created_at) values ('wang', '王', '{clerk}', '', now()), ('li', '李', '{reviewer}', '', now()) on conflict do nothing",
        Tuple.tuple());
    long bulletin =
        id(
            """
            insert into bulletin (state, document, text, name, issue, year, issuer, issued_on,
              author_id, created_at, decided_by, decided_at)
            select 'released', $1, '', '邮政快递业简报', $2, 2022, '某某编印单位', '2022-05-27',
              (select id from account where login = 'wang'), now(),
              (select id from account where login = 'li'), now()
            returning id
            """,
            Tuple.of(Buffer.buffer(sha), number));
    run("insert into article values ($1, 1, '标题<一>', array['第一段', '第二段'])", Tuple.of(bulletin));
    int units = targets.stream().mapToInt(t -> t.units().size()).sum();
    return id(
        "insert into dispatch (bulletin_id, released_at, starts_at, planned_addressees, planned_deliveries) values ($1, now(), now(), $2, $3) returning id",
        Tuple.of(bulletin, units, targets.size()));
  }

  private long delivery(long dispatch, Target target) {
    String address = target.address();
    long endpoint =
        id(
            "insert into endpoint (channel, fingerprint, address, hint, secret, created_at) values ($1, $2, $3, '****', $4, now()) on conflict (channel, fingerprint) do update set hint = excluded.hint returning id",
            Tuple.of(
                target.channel(),
                Buffer.buffer(vault.fingerprint(address)),
                Buffer.buffer(vault.seal(address)),
                Buffer.buffer(vault.seal(SECRET))));
    run(
        "insert into tally_delta (dispatch_id, subject, relation, channel, state, n) values ($1, 'delivery', $2, $3, 'queued', 1)",
        Tuple.of(dispatch, target.relation(), target.channel()));
    return id(
        "insert into delivery (dispatch_id, endpoint_id, channel, relation, due_at, created_at) values ($1, $2, $3, $4, $5, $5) returning id",
        Tuple.of(
            dispatch, endpoint, target.channel(), target.relation(), NOW.atOffset(ZoneOffset.UTC)));
  }

  private long addressee(long dispatch, String unit, String relation, int position) {
    long unitId =
        id(
            "insert into unit (name, standing, kind, created_at) values ($1, 'peer', 'other', now()) returning id",
            Tuple.of(unit));
    run(
        "insert into tally_delta (dispatch_id, subject, relation, channel, state, n) values ($1, 'addressee', $2, '', 'pending', 1)",
        Tuple.of(dispatch, relation));
    return id(
        "insert into addressee (dispatch_id, unit_id, unit_name, unit_kind, standing, relation, position) values ($1, $2, $3, 'other', 'peer', $4, $5) returning id",
        Tuple.of(dispatch, unitId, unit, relation, position));
  }

  Settings settings(int mailPort, List<String> egressAllow) {
    return settings("node-a", mailPort, egressAllow);
  }

  static Settings settings(String node, int mailPort, List<String> egressAllow) {
    return new Settings(
        Settings.Profile.DEVELOPMENT,
        node,
        java.nio.file.Path.of("data"),
        java.nio.file.Path.of("keys"),
        new Settings.Office("办公室", "021-0000"),
        new Settings.DatabaseSettings(null, null, null, null, 4),
        new Settings.Http("127.0.0.1", 0, "http://127.0.0.1", List.of(), Duration.ofHours(1)),
        new Settings.Operations("127.0.0.1", 0),
        new Settings.Mail(
            mailPort == 0 ? null : "127.0.0.1",
            mailPort,
            Settings.MailTls.NONE,
            null,
            null,
            "jianbao@songda.example",
            "邮政快递业简报编辑部",
            null,
            Settings.Sessions.of(4, Duration.ofSeconds(10))),
        new Settings.Webhook(Duration.ofSeconds(5), 1000, 32, egressAllow),
        new Settings.Engine(
            100,
            50,
            null,
            Duration.ZERO,
            new Settings.Retry(
                List.of(Duration.ofSeconds(5), Duration.ofSeconds(30)),
                Duration.ofSeconds(60),
                false),
            new Settings.Retry(
                List.of(Duration.ofSeconds(5), Duration.ofSeconds(30)),
                Duration.ofSeconds(60),
                true)),
        Settings.Secretariat.SILENT);
  }

  Engine engine(Settings settings, List<Channel> channels) {
    InstantSource clock = () -> NOW;
    return new Engine(
        test.vertx(),
        database,
        new AuditTrail(database, new AuditStore()),
        vault,
        settings,
        new Engine.Outside(
            (id, version) -> "https://songda.example/r/" + id,
            channels,
            changed::add,
            clock,
            ticks::get,
            null));
  }

  /** An engine that mails what an office has released. */
  static Engine engine(Office office, TestDatabase test, MailSink sink) {
    Settings settings = settings("node-a", sink.port(), List.of());
    return new Engine(
        test.vertx(),
        office.database,
        office.audit,
        office.vault,
        settings,
        new Engine.Outside(
            (id, version) -> "https://songda.example/r/" + id,
            List.of(new EmailChannel(test.vertx(), settings.mail(), InstantSource.system())),
            id -> {},
            office.clock,
            System::nanoTime,
            null));
  }

  RowSet<Row> run(String sql, Tuple tuple) {
    return await(database.pool().preparedQuery(sql).execute(tuple));
  }

  private long id(String sql, Tuple tuple) {
    return run(sql, tuple).iterator().next().getLong(0);
  }

  /** The first column of the first row, as text. */
  String text(String sql, Object... values) {
    Row row = run(sql, Tuple.from(List.of(values))).iterator().next();
    return String.valueOf(row.getValue(0));
  }

  /** The deliveries' states in the order of their ids. */
  String states(long dispatch) {
    return text(
        "select string_agg(state, ',' order by id) from delivery where dispatch_id = $1", dispatch);
  }

  /** The addressees' states in the order of their ids. */
  String addressees(long dispatch) {
    return text(
        "select string_agg(state, ',' order by id) from addressee where dispatch_id = $1",
        dispatch);
  }

  /** Number and outcome of each attempt, sorted. */
  String attempts(long dispatch) {
    return text(
        """
        select string_agg(it, ',' order by it)
        from (
          select attempt || ' ' || outcome || case when late then ' late' else '' end as it
          from attempt where dispatch_id = $1
        ) a
        """,
        dispatch);
  }

  /** Whether rows by state and tallies agree, and both add up to what was planned. */
  boolean exact(long dispatch) {
    return Boolean.parseBoolean(
        text(
            """
            with tallied as (
              select subject, state, sum(n) as n
              from (select * from tally_delta where dispatch_id = $1) d
              group by subject, state having sum(n) <> 0
            ), counted as (
              select 'delivery' as subject, state, count(*) as n
              from delivery where dispatch_id = $1 group by state
              union all
              select 'addressee', state, count(*) from addressee where dispatch_id = $1 group by state
            )
            select not exists (select * from tallied except select * from counted)
              and not exists (select * from counted except select * from tallied)
              and (select sum(n) from counted where subject = 'delivery')
                = (select planned_deliveries from dispatch where id = $1)
              and (select sum(n) from counted where subject = 'addressee')
                = (select planned_addressees from dispatch where id = $1)
            """,
            dispatch));
  }

  @Override
  public void close() {
    test.close();
  }
}
