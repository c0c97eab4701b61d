package songda.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.Office.refused;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songda.answer.Language;
import songda.answer.Refusal;
import songda.testing.Office;
import songda.testing.TestDatabase;

class EndpointsTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static TestDatabase test;
  private static Office office;
  private static long unit;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
    office = new Office(test);
    unit = office.unit("顺丰速运", Standing.OUTSIDE, null);
  }

  @AfterAll
  static void close() {
    test.close();
  }

  private static long count(String table) {
    return office.rows("select count(*) from " + table).get(0).getLong(0);
  }

  private static Refusal refusal(String channel, String address, @Nullable String secret) {
    return refused(office.endpoints.attach(office.cast.clerk(), unit, channel, address, secret, 1));
  }

  @Test
  void aWebhookWithoutASecretIsRefusedAndAudited() {
    long before = count("endpoint");
    long audited = count("audit_entry where result = 'refused' and action = 'endpoint.attach'");
    Refusal refusal = refusal("webhook", "https://new.example/hook", "  ");
    assertThat(refusal.code()).isEqualTo("endpoint.secret_missing");
    assertThat(refusal.status()).isEqualTo(422);
    assertThat(refusal.sentence(Language.EN)).contains("receiver's secret").contains("whsec_");
    assertThat(count("endpoint")).isEqualTo(before);
    assertThat(count("audit_entry where result = 'refused' and action = 'endpoint.attach'"))
        .isEqualTo(audited + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"whsec_c2hvcnQ=", "whsec_no base64!", "hunter2", "whsec_"})
  void aSecretThatCannotSignIsRefusedBeforeItIsKept(String secret) {
    Refusal refusal = refusal("webhook", "https://bad.example/hook", secret);
    assertThat(refusal.code()).isEqualTo("endpoint.bad_secret");
    assertThat(refusal.sentence(Language.ZH)).contains("24 至 64 字节").doesNotContain("hunter2");
  }

  @Test
  void aKnownWebhookIsSharedUnderTheSecretItHas() {
    String address = "https://shared.example/hook";
    Endpoint first =
        done(office.endpoints.attach(office.cast.clerk(), unit, "webhook", address, SECRET, 2));
    long other = office.unit("圆通速递", Standing.OUTSIDE, null);
    Endpoint again =
        done(
            office.endpoints.attach(
                office.cast.clerk(), other, "webhook", "HTTPS://Shared.example:443/hook", null, 1));
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.hasSecret()).isTrue();
    assertThat(again.hint()).isEqualTo("****hook");
  }

  @Test
  void aMailboxNeedsNoSecretAndABadAddressIsRefused() {
    assertThat(
            done(office.endpoints.attach(
                    office.cast.clerk(), unit, "email", "sf@c.example", null, 3))
                .hasSecret())
        .isFalse();
    assertThat(refusal("email", "sf@c.example\r\nBcc: x@y.example", null).code())
        .isEqualTo("endpoint.bad_address");
  }
}
