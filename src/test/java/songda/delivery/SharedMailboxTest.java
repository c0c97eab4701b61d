package songda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.TestDatabase.await;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import songda.testing.MailSink;
import songda.testing.Office;
import songda.testing.TestDatabase;

class SharedMailboxTest {
  @Test
  void twoUnitsWithOneMailboxGetOneMailThatNamesBothAndThenTheOpenOneAlone() {
    try (TestDatabase test = TestDatabase.create();
        MailSink sink = new MailSink()) {
      Office office = new Office(test);
      office.furnish();
      Engine engine = QueueFixture.engine(office, test, sink);
      long dispatch = office.released().id();
      await(engine.runOnce(office.now()));
      List<MailSink.Mail> shared = to(sink, "shared@b.example");
      assertThat(shared).hasSize(1);
      assertThat(shared.get(0).text())
          .containsSubsequence(
              "上海市文明办：",
              "https://songda.example/r/" + publicId(office, "上海市文明办"),
              "上海市交通委文明办：",
              "https://songda.example/r/" + publicId(office, "上海市交通委文明办"))
          .doesNotContain("顺丰速运");

      office.rows(
          "update addressee set state = 'acknowledged', closed_at = now() where unit_name = '上海市文明办'");
      office.rows("update delivery set state = 'failed' where state = 'accepted'");
      done(office.resend.retry(office.cast.clerk(), dispatch, null));
      await(engine.runOnce(office.now()));
      List<MailSink.Mail> again = to(sink, "shared@b.example");
      assertThat(again).hasSize(2);
      assertThat(again.get(1).text()).contains("上海市交通委文明办：").doesNotContain("上海市文明办：");
    }
  }

  @Test
  void anAddressThatDoesNotOpenFailsAloneAndIsNamed() {
    try (TestDatabase test = TestDatabase.create();
        MailSink sink = new MailSink()) {
      Office office = new Office(test);
      office.furnish();
      Engine engine = QueueFixture.engine(office, test, sink);
      office.released();
      office.rows(
          """
          update endpoint set address = set_byte(address, 20, get_byte(address, 20) # 1)
          where id = (
            select d.endpoint_id from delivery d
            join delivery_addressee da on da.dispatch_id = d.dispatch_id and da.delivery_id = d.id
            join addressee a on a.dispatch_id = da.dispatch_id and a.id = da.addressee_id
            where a.unit_name = '上海市文明办')
          """);
      await(engine.runOnce(office.now()));
      assertThat(to(sink, "shared@b.example")).isEmpty();
      assertThat(office.rows("select 1 from delivery where state = 'failed'")).hasSize(1);
      assertThat(office.rows("select 1 from delivery where state = 'accepted'")).isNotEmpty();
      assertThat(office.rows("select 1 from delivery where state in ('queued', 'leased')"))
          .isEmpty();
      assertThat(office.rows("select reply from attempt where outcome = 'rejected'"))
          .extracting(row -> row.getString(0))
          .containsExactly("the address does not open with vault.key; enter it again");
    }
  }

  private static List<MailSink.Mail> to(MailSink sink, String mailbox) {
    return sink.mails().stream().filter(mail -> mail.to().equals(mailbox)).toList();
  }

  private static UUID publicId(Office office, String unit) {
    return office
        .rows("select public_id from addressee where unit_name = $1", unit)
        .get(0)
        .getUUID(0);
  }
}
