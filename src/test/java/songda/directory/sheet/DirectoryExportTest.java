package songda.directory.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.access.Caller;
import songda.answer.Language;
import songda.directory.NewEndpoint;
import songda.directory.NewUnit;
import songda.directory.Standing;
import songda.directory.UnitKind;
import songda.sheet.Format;
import songda.sheet.RowWriter;
import songda.testing.Office;
import songda.testing.TestDatabase;

/** The directory written as CSV and XLSX. */
class DirectoryExportTest {
  private TestDatabase test;
  private Office office;
  private int largest;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    office = new Office(test);
    Caller clerk = office.cast.clerk();
    long parent = office.unit("某市邮政管理局", Standing.SUPERIOR, "ju@a.example");
    NewUnit unit =
        new NewUnit(
            "=顺丰,速运",
            Standing.OUTSIDE,
            UnitKind.COURIER,
            parent,
            false,
            List.of("SF", "顺丰"),
            List.of("甲、乙联合办"));
    long id = done(office.units.create(clerk, unit)).id();
    done(office.endpoints.attach(clerk, id, "email", "sf@c.example", null, 1));
    done(
        office.endpoints.add(
            clerk, id, new NewEndpoint("webhook", "https://h.example/secret/in", null, 50, true)));
    done(office.unitChanges.addContact(clerk, id, "王某", "收发", "13800008000"));
    done(office.unitChanges.addContact(clerk, id, "李某", null, "+86 138 1234 5678"));
  }

  @AfterEach
  void close() {
    test.close();
  }

  private byte[] file(Caller caller, Format format, Language language, boolean mailboxes) {
    Buffer file = Buffer.buffer();
    var wish = new DirectoryExport.Wish(format, language, mailboxes);
    await(
        office.sheets.export.write(
            caller,
            wish,
            bytes -> {
              largest = Math.max(largest, bytes.length());
              file.appendBuffer(bytes);
              return Future.succeededFuture();
            }));
    return file.getBytes();
  }

  private String csv(Caller caller, Language language, boolean mailboxes) {
    return new String(file(caller, Format.CSV, language, mailboxes), StandardCharsets.UTF_8);
  }

  @Test
  void aCsvFileHasAMarkHeadsInTheReadersLanguageAndQuotedCells() {
    assertThat(csv(office.cast.clerk(), Language.ZH, true))
        .isEqualTo(
            "\uFEFF单位全称,简称,曾用名,单位类型,与本单位关系,上级单位,纸质,收件邮箱,Webhook 地址,联系人,职务,手机\r\n"
                + "某市邮政管理局,,,其他,上级,,否,ju@a.example,,,,\r\n"
                + "\"'=顺丰,速运\",SF、顺丰,\"\"\"甲、乙联合办\"\"\",快递企业,系统外,某市邮政管理局,否,sf@c.example,****t/in,"
                + "王某、李某,收发、,138****8000、+86****5678\r\n");
    assertThat(csv(office.cast.clerk(), Language.EN, true))
        .startsWith("\uFEFFFull name,Short names,")
        .contains("Courier firm,Outside the system");
  }

  @Test
  void mailboxesStandInClearOnlyForThoseWhoMayEditThem() {
    assertThat(csv(office.cast.auditor(), Language.ZH, true))
        .contains("s****@c.example")
        .doesNotContain("sf@c.example");
    assertThat(csv(office.cast.clerk(), Language.ZH, false)).doesNotContain("sf@c.example");
    assertThat(
            office.rows(
                "select 1 from audit_entry where action = 'directory.exported' and actor like '%auditor%' or action = 'directory.exported'"))
        .hasSize(2);
  }

  @Test
  void anXlsxFileSaysTheSame() throws IOException {
    byte[] bytes = file(office.cast.clerk(), Format.XLSX, Language.ZH, true);
    List<List<String>> rows = new ArrayList<>();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
        Stream<org.dhatim.fastexcel.reader.Row> stream = book.getFirstSheet().openStream()) {
      stream.forEach(
          row -> rows.add(row.stream().map(cell -> cell == null ? "" : cell.getText()).toList()));
    }
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0)).contains("单位全称", "手机");
    assertThat(rows.get(2)).contains("'=顺丰,速运", "sf@c.example", "王某、李某");
  }

  @Test
  void tenThousandUnitsAreWrittenInPieces() {
    office.rows(
        "insert into unit (name, standing, kind, paper, created_at)"
            + " select '某省某市某区第' || n || '快递服务有限责任公司', 'outside', 'courier', true, now()"
            + " from generate_series(1, 10000) n");
    for (Format format : Format.values()) {
      largest = 0;
      byte[] bytes = file(office.cast.clerk(), format, Language.ZH, true);
      assertThat(bytes.length).isGreaterThan(100_000);
      assertThat(largest).as(format.text()).isLessThan(100_000);
    }
  }

  @Test
  void aCellThatWouldRunIsMadeHarmlessAndUndone() {
    for (String text : List.of("=1", "+86", "-1", "@a", "'=1", "''@", "＝1", "\t=1")) {
      assertThat(RowWriter.harmless(text)).startsWith("'");
      assertThat(RowWriter.undone(RowWriter.harmless(text))).isEqualTo(text);
    }
    for (String text : List.of("", "'a", "a=1", "1-2", "''")) {
      assertThat(RowWriter.harmless(text)).isEqualTo(text);
      assertThat(RowWriter.undone(text)).isEqualTo(text);
    }
  }

  @Test
  void aListIsOneCellAndAListAgain() {
    for (List<String> parts :
        List.of(
            List.of("甲"),
            List.of("甲", "乙"),
            List.of("甲、乙"),
            List.of("甲；", "", "乙"),
            List.of("\"甲\"、", "乙\"丙", "\""),
            List.of("甲", ""))) {
      assertThat(Cells.parts(Cells.joined(parts))).isEqualTo(parts);
    }
    assertThat(Cells.joined(List.of("", ""))).isEmpty();
    assertThat(Cells.parts(" ")).isEmpty();
    assertThat(Cells.parts("甲\r\n 乙；\"丙、丁\" ;戊")).containsExactly("甲", "乙", "丙、丁", "戊");
    assertThat(Cells.parts("\"甲\"乙、丙")).containsExactly("\"甲\"乙", "丙");
  }
}
