package songda.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.answer.Language;
import songda.bulletin.EntryKind;
import songda.bulletin.Relation;
import songda.sheet.Format;
import songda.testing.Annex;
import songda.testing.Office;
import songda.testing.TestDatabase;

/** The register written as CSV and XLSX. */
class RegisterExportTest {
  private static final Instant NOW = Instant.parse("2022-06-20T01:00:00Z");

  private TestDatabase test;
  private Office office;
  private int largest;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    office = new Office(test);
    office.furnish();
  }

  @AfterEach
  void close() {
    test.close();
  }

  private byte[] file(long dispatch, RegisterFilter filter, Format format, Language language) {
    Buffer file = Buffer.buffer();
    var wish = new RegisterExport.Wish(dispatch, filter, format, language);
    await(
        Annex.registers(test, office)
            .write(
                office.cast.auditor(),
                wish,
                bytes -> {
                  largest = Math.max(largest, bytes.length());
                  file.appendBuffer(bytes);
                  return Future.succeededFuture();
                }));
    return file.getBytes();
  }

  private String csv(long dispatch, RegisterFilter filter, Language language) {
    return new String(file(dispatch, filter, Format.CSV, language), StandardCharsets.UTF_8);
  }

  @Test
  void everyLineInPrintedOrderUnderItsHeads() {
    long dispatch = office.released().id();
    assertThat(csv(dispatch, RegisterFilter.ALL, Language.ZH))
        .isEqualTo(
            """
            \uFEFF序号,类别,名单所列,单位,份数,方式,发送时间,签收人,签收时间,催办次数,状态,备注
            1,报,国家邮政局精神文明建设指导委员会,国家邮政局精神文明建设指导委员会,,邮件,,,,0,待发送,
            2,送,上海市文明办,上海市文明办,,邮件,,,,0,待发送,
            3,送,上海市交通委文明办,上海市交通委文明办,,邮件,,,,0,待发送,
            4,送,上海市快递行业协会,上海市快递行业协会,,纸质,,,,0,待发送,
            5,送,各快递企业,顺丰速运,,邮件,,,,0,待发送,
            5,送,各快递企业,圆通速递,,邮件,,,,0,待发送,
            6,发,顺丰速运,顺丰速运,,邮件,,,,0,待发送,
            """
                .replace("\n", "\r\n"));
    assertThat(csv(dispatch, RegisterFilter.ALL, Language.EN))
        .startsWith("\uFEFFNo.,Relation,As listed,Unit,Copies,Way,Sent,")
        .contains("4,");
  }

  @Test
  void theFiltersOfThePageAndTheAuditOfTheAct() {
    long dispatch = office.released().id();
    String couriers = csv(dispatch, new RegisterFilter("send", "pending", "速"), Language.ZH);
    assertThat(couriers.lines()).hasSize(3).noneMatch(line -> line.contains("文明办"));
    assertThat(csv(dispatch, new RegisterFilter(null, "returned", null), Language.ZH).lines())
        .hasSize(1);
    String audited =
        "select convert_from(body, 'UTF8') from audit_entry where action = 'register.exported'";
    assertThat(office.rows(audited))
        .hasSize(2)
        .anySatisfy(row -> assertThat(row.getString(0)).contains("速").contains("\"csv\""));
  }

  @Test
  void anXlsxFileSaysTheSame() throws IOException {
    byte[] bytes = file(office.released().id(), RegisterFilter.ALL, Format.XLSX, Language.ZH);
    List<List<String>> rows = new ArrayList<>();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
        Stream<org.dhatim.fastexcel.reader.Row> stream = book.getFirstSheet().openStream()) {
      stream.forEach(
          row -> rows.add(row.stream().map(cell -> cell == null ? "" : cell.getText()).toList()));
    }
    assertThat(rows).hasSize(8);
    assertThat(rows.get(6)).contains("5", "送", "各快递企业", "圆通速递", "待发送");
  }

  @Test
  void tenThousandLinesAreWrittenInPieces() {
    long dispatch = office.released().id();
    office.rows(
        "insert into addressee (dispatch_id, unit_id, unit_name, unit_kind, standing, relation, position)"
            + " select $1, 1000000 + n, '某省某市某区第' || n || '快递服务有限责任公司', 'courier', 'outside', 'send', n"
            + " from generate_series(1, 10000) n",
        dispatch);
    office.rows(
        "insert into roster_member (dispatch_id, position, addressee_id)"
            + " select dispatch_id, 5, id from addressee where dispatch_id = $1 and unit_id > 1000000",
        dispatch);
    for (Format format : Format.values()) {
      largest = 0;
      byte[] bytes = file(dispatch, RegisterFilter.ALL, format, Language.ZH);
      assertThat(bytes.length).isGreaterThan(100_000);
      assertThat(largest).as(format.text()).isLessThan(100_000);
    }
    assertThat(csv(dispatch, RegisterFilter.ALL, Language.ZH).lines()).hasSize(10_008);
  }

  @Test
  void whatWasSignedReturnedRecordedOrIsLate() {
    RegisterSheet sheet = new RegisterSheet(Language.ZH, NOW);
    Instant sent = Instant.parse("2022-05-27T06:05:59Z");
    assertThat(sheet.row(line("=顺丰", sent, "returned", "duplicate", "link")))
        .containsExactly(
            "5",
            "送",
            "各快递企业",
            "'=顺丰",
            "2",
            "邮件、接口",
            "2022-05-27 14:05",
            "王某",
            "2022-05-27 14:05",
            "1",
            "已退回",
            "重复");
    assertThat(sheet.row(line("顺丰", sent, "acknowledged", null, "proxy_phone")))
        .endsWith("已签收", "补录");
    assertThat(sheet.row(line("顺丰", null, "sent", "不明", null))).endsWith("1", "已发出", "逾期；不明");
  }

  private static RegisterRow line(
      String unit, Instant at, String state, String reason, String method) {
    return new RegisterRow(
        5,
        7,
        Relation.SEND,
        "各快递企业",
        EntryKind.COLLECTIVE,
        unit,
        "courier",
        "email,webhook",
        1,
        at,
        Instant.parse("2022-06-10T09:30:00Z"),
        at == null ? null : "王某",
        at,
        null,
        method,
        reason,
        state,
        false,
        2,
        1);
  }
}
