package songda.instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static songda.testing.Office.done;
import static songda.testing.Office.refused;
import static songda.testing.TestDatabase.await;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.access.Account;
import songda.access.Caller;
import songda.access.Role;
import songda.answer.Language;
import songda.answer.Refusal;
import songda.bulletin.Upload;
import songda.testing.Annex;
import songda.testing.Office;
import songda.testing.TestDatabase;

/** 批示: who may, what is kept, what is refused, and what the audit does not hold. */
class InstructionsTest {
  private static final Typed TYPED =
      new Typed("刘某", "副局长", "上海市邮政管理局", "2022-05-27", "请市场监管处研究落实。", "一周内报方案", "");
  private static final Upload SCAN =
      new Upload("批示件.pdf", "%PDF-1.7 scan".getBytes(StandardCharsets.US_ASCII));

  private TestDatabase test;
  private Office office;
  private Instructions instructions;
  private Caller secretary;
  private long bulletin;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    office = new Office(test);
    office.furnish();
    instructions = Annex.instructions(office);
    Account clerk = office.cast.clerk().account();
    secretary =
        new Caller(new Account(clerk.id(), "wei", "卫某", Set.of(Role.INSTRUCTIONS)), "127.0.0.1");
    bulletin = office.released().bulletinId();
  }

  @AfterEach
  void close() {
    test.close();
  }

  private long count(String what) {
    return office.rows("select count(*) from " + what).get(0).getLong(0);
  }

  @Test
  void itIsKeptWithItsScanAndReadByTheRoleAlone() {
    Instruction made = done(instructions.record(secretary, bulletin, TYPED, SCAN));
    assertThat(made.latest().wording().person()).isEqualTo("刘某");
    assertThat(made.latest().wording().doneOn()).isNull();
    assertThat(done(instructions.of(secretary, bulletin))).containsExactly(made);
    for (Caller other :
        new Caller[] {
          office.cast.clerk(),
          office.cast.reviewer(),
          office.cast.administrator(),
          office.cast.auditor()
        }) {
      assertThat(refused(instructions.of(other, bulletin)).code()).isEqualTo("access.role");
      assertThat(refused(instructions.record(other, bulletin, TYPED, null)).code())
          .isEqualTo("access.role");
      assertThat(refused(instructions.scan(other, bulletin, seen(made))).code())
          .isEqualTo("access.role");
    }
    assertThat(done(instructions.scan(secretary, bulletin, seen(made))).bytes())
        .isEqualTo(SCAN.bytes());
    assertThat(count("audit_entry where action = 'instruction.fetch' and result = 'done'"))
        .isEqualTo(1);
  }

  private static Instructions.Seen seen(Instruction made) {
    return new Instructions.Seen(made.id(), made.latest().version());
  }

  @Test
  void theAuditHoldsNoWordOfIt() {
    Instruction made = done(instructions.record(secretary, bulletin, TYPED, SCAN));
    done(instructions.finish(secretary, bulletin, seen(made), "2022-05-27"));
    refused(instructions.record(secretary, bulletin, TYPED.done("昨天"), null));
    assertThat(office.rows("select body from audit_entry where action like 'instruction.%'"))
        .hasSize(3)
        .extracting(row -> row.getBuffer(0).toString())
        .noneMatch(body -> body.contains("刘某") || body.contains("研究") || body.contains("方案"));
    assertThat(office.rows("select details from audit_personal"))
        .extracting(row -> row.getBuffer(0).toString())
        .noneMatch(body -> body.contains("刘某") || body.contains("研究"));
  }

  @Test
  void aCorrectionSupersedesAndNothingIsOverwritten() {
    Instruction made = done(instructions.record(secretary, bulletin, TYPED, SCAN));
    Typed other = new Typed("刘某某", "副局长", "", "2022-05-26", "圈阅", "", "");
    Instruction corrected =
        done(instructions.correct(secretary, bulletin, seen(made), other, null));
    assertThat(corrected.versions()).hasSize(2);
    assertThat(corrected.latest().wording().text()).isEqualTo("圈阅");
    assertThat(corrected.latest().scan()).isEqualTo(made.latest().scan());
    assertThat(corrected.earlier()).containsExactly(made.latest());
    Refusal late = refused(instructions.correct(secretary, bulletin, seen(made), TYPED, null));
    assertThat(late.code()).isEqualTo("instruction.changed");
    assertThat(
            refused(
                    instructions.correct(
                        secretary, bulletin, new Instructions.Seen(99, 1), TYPED, null))
                .code())
        .isEqualTo("instruction.not_found");
    assertThat(
            refused(
                    instructions.finish(
                        secretary, bulletin, new Instructions.Seen(99, 1), "2022-05-27"))
                .code())
        .isEqualTo("instruction.not_found");
    for (String sql :
        new String[] {"update instruction set wording = 'x'", "delete from instruction"}) {
      assertThatThrownBy(() -> office.rows(sql)).hasMessageContaining("append-only");
    }
  }

  @Test
  void theSameFormTwiceIsRecordedOnce() {
    var first = instructions.record(secretary, bulletin, TYPED, null);
    var second = instructions.record(secretary, bulletin, TYPED, null);
    boolean one = await(first).fold(it -> true, it -> false);
    boolean two = await(second).fold(it -> true, it -> false);
    assertThat(one ^ two).isTrue();
    assertThat(count("instruction")).isEqualTo(1);
  }

  @Test
  void aBulletinThatWasNotReleasedHasNone() {
    assertThat(refused(instructions.record(secretary, office.draft(), TYPED, null)).code())
        .isEqualTo("instruction.not_released");
    assertThat(refused(instructions.record(secretary, 9999, TYPED, null)).code())
        .isEqualTo("bulletin.not_found");
  }

  @Test
  void everythingThatIsWrongIsSaidWithTheTextAndTheRemedy() {
    Typed bad =
        new Typed(
            "", "\u202e", "x".repeat(101), "2999-01-01", "好".repeat(2001), "\0", "2022-02-30");
    Refusal refusal =
        refused(
            instructions.record(secretary, bulletin, bad, new Upload("a.exe", new byte[] {77})));
    assertThat(refusal.details())
        .extracting(Refusal.Detail::code)
        .containsExactly(
            "instruction.person",
            "instruction.post",
            "instruction.unit",
            "instruction.given_on",
            "instruction.text",
            "instruction.demand",
            "instruction.done_on",
            "instruction.scan_type");
    assertThat(refusal.details().get(3).near()).isEqualTo("2999-01-01");
    assertThat(Refusal.sentence(Language.ZH, refusal.details().get(3))).contains("2022-05-27");
    assertThat(Refusal.sentence(Language.EN, refusal.details().get(7))).contains("PDF");
    Refusal before =
        refused(instructions.record(secretary, bulletin, TYPED.done("2022-05-01"), null));
    assertThat(before.details())
        .extracting(Refusal.Detail::code)
        .containsExactly("instruction.done_before");
    byte[] large = new byte[(10 << 20) + 1];
    Refusal big =
        refused(instructions.record(secretary, bulletin, TYPED, new Upload("大.pdf", large)));
    assertThat(big.details())
        .extracting(Refusal.Detail::code)
        .containsExactly("instruction.scan_large");
    assertThat(count("instruction")).isZero();
    assertThat(count("document")).isEqualTo(1);
  }

  @Test
  void aScanIsToldByItsContent() {
    assertThat(ScanType.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1}))
        .contains(ScanType.JPEG);
    assertThat(ScanType.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}))
        .contains(ScanType.PNG);
    assertThat(ScanType.of(SCAN.bytes())).contains(ScanType.PDF);
    assertThat(ScanType.of("%PD".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(ScanType.of(new byte[0])).isEmpty();
  }
}
