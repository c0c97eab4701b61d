package songda.directory.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.Office.refused;
import static songda.testing.TestDatabase.await;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import songda.answer.Language;
import songda.answer.Refusal;
import songda.directory.NewUnit;
import songda.directory.Standing;
import songda.directory.UnitKind;
import songda.sheet.Format;

/** A spreadsheet taken into the directory: what is previewed is what is written, or nothing is. */
class DirectoryImportTest {
  private static final String HEADS = "单位全称,简称,曾用名,单位类型,与本单位关系,上级单位,纸质,收件邮箱,Webhook 地址,联系人,职务,手机";

  private SheetHouse house;

  @BeforeEach
  void open() {
    house = new SheetHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private byte[] full() {
    return SheetHouse.bytes(
        HEADS,
        "顺丰速运,顺丰、SF,\"\"\"甲、乙联合办\"\"\",快递企业,系统外,某市快递行业协会,否,sf@c.example、sf2@c.example,https://sf.example/in,王某、李某,收发、,138 0000-8000、",
        "某市快递行业协会,,,行业协会,平级,某市邮政管理局,是,,,,,",
        "某市邮政管理局,,,系统内单位,上级,,,ju@a.example,,,,",
        "'=速运,,,其他,下级,顺丰,,,,,,");
  }

  @Test
  void newUnitsAreEnteredWholeWithTheirParentsFromTheSameFile() {
    Imported done = house.run(full());
    assertThat(done.preview().plan().count(Plan.Outcome.ADDED)).isEqualTo(4);
    assertThat(done.preview().plan().unreachable()).isEqualTo(1);
    assertThat(done.made()).hasSize(1);
    assertThat(done.made().get(0).secret()).startsWith("whsec_");
    assertThat(new String(house.export(Format.CSV, Language.ZH), StandardCharsets.UTF_8))
        .contains(
            "顺丰速运,SF、顺丰,\"\"\"甲、乙联合办\"\"\",快递企业,系统外,某市快递行业协会,否,sf@c.example、sf2@c.example,****e/in,"
                + "王某、李某,收发、,138****8000、\r\n")
        .contains("某市快递行业协会,,,行业协会,平级或不相隶属,某市邮政管理局,是,")
        .contains("'=速运,,,其他,下级,顺丰速运,否,");
    assertThat(house.count("audit_entry where action = 'unit.create'")).isEqualTo(4);
    assertThat(house.count("audit_entry where action = 'endpoint.attach'")).isEqualTo(4);
    assertThat(
            house
                .office
                .rows("select body from audit_entry where action = 'directory.imported'")
                .stream()
                .map(row -> row.getBuffer(0).toString()))
        .singleElement()
        .asString()
        .contains("\"added\":4")
        .contains("\"sha256\":\"" + done.preview().sha256());
  }

  @Test
  void whatWasExportedChangesNothingWhenItComesBack() {
    house.run(full());
    long audited = house.count("audit_entry");
    for (Format format : Format.values()) {
      for (Language language : Language.values()) {
        byte[] file = house.export(format, language);
        Preview preview =
            done(house.office.sheets.imports.preview(house.office.cast.clerk(), file));
        assertThat(preview.plan().count(Plan.Outcome.SAME))
            .as(format + " " + language + preview.plan().steps())
            .isEqualTo(4);
        assertThat(preview.plan().ready()).isFalse();
      }
    }
    assertThat(house.count("audit_entry where action <> 'directory.exported'")).isEqualTo(audited);
  }

  @Test
  void onlyWhatIsSaidChangesAndListsAreReplaced() {
    house.run(full());
    Plan plan =
        house.plan(
            "手机,单位全称,联系人,简称,曾用名,单位类型,上级单位,收件邮箱,纸质",
            "139 1111-2222,顺丰速运,李某,顺丰快递、SF,无,其他,无,new@c.example、sf@c.example,是",
            ",某市邮政管理局,,,,,,,");
    assertThat(plan.steps().get(1).outcome()).isEqualTo(Plan.Outcome.SAME);
    assertThat(plan.steps().get(0).changes())
        .containsExactly(
            new Plan.Change(Column.SHORT, "SF、顺丰", "顺丰快递、SF"),
            new Plan.Change(Column.FORMER, "\"甲、乙联合办\"", ""),
            new Plan.Change(Column.KIND, "courier", "other"),
            new Plan.Change(Column.PARENT, "某市快递行业协会", ""),
            new Plan.Change(Column.PAPER, "false", "true"),
            new Plan.Change(
                Column.EMAIL,
                "sf@c.example、sf2@c.example",
                "new@c.example、sf@c.example、sf2@c.example"),
            new Plan.Change(Column.PERSON, "王某 收发 138****8000、李某", "李某 139****2222"));
    house.run(
        SheetHouse.bytes(
            "手机,单位全称,联系人,简称,曾用名,单位类型,上级单位,收件邮箱,纸质",
            "139 1111-2222,顺丰速运,李某,顺丰快递、SF,无,其他,无,new@c.example、sf@c.example,是"));
    assertThat(new String(house.export(Format.CSV, Language.ZH), StandardCharsets.UTF_8))
        .contains(
            "顺丰速运,SF、顺丰快递,,其他,系统外,,是,new@c.example、sf@c.example、sf2@c.example,****e/in,李某,,139****2222");
    for (String act : List.of("name", "name_drop", "classify", "parent", "paper", "contact_drop")) {
      assertThat(house.count("audit_entry where action = 'unit." + act + "'")).as(act).isPositive();
    }
  }

  @Test
  void oneBadRowKeepsAllOut() {
    byte[] file = SheetHouse.bytes("单位全称,单位类型,与本单位关系", "甲公司,快递企业,系统外", "乙公司,局机关,系统外");
    Refusal refusal = house.refusal(file);
    assertThat(refusal.status()).isEqualTo(422);
    assertThat(refusal.code()).isEqualTo("directory.refused");
    assertThat(refusal.details())
        .containsExactly(new Refusal.Detail("sheet.kind", 3, "局机关", List.of("单位类型")));
    assertThat(Refusal.sentence(Language.EN, refusal.details().get(0)))
        .contains("单位类型")
        .contains("Courier firm");
    assertThat(house.count("unit")).isZero();
    assertThat(
            house.count("audit_entry where action = 'directory.imported' and result = 'refused'"))
        .isEqualTo(1);
  }

  @Test
  void aPreviewThatTheDirectoryHasOvertakenIsShownAgain() {
    var imports = house.office.sheets.imports;
    var clerk = house.office.cast.clerk();
    byte[] file = SheetHouse.bytes("单位全称,单位类型,与本单位关系,纸质", "顺丰速运,快递企业,系统外,是");
    done(imports.offer(clerk, file));
    String seen = await(imports.offered(clerk)).orElseThrow().plan().digest();
    house.office.unit("圆通速递", Standing.OUTSIDE, "yto@c.example");
    assertThat(await(imports.offered(clerk)).orElseThrow().plan().digest()).isEqualTo(seen);
    house.office.unit("顺丰速运", Standing.OUTSIDE, "sf@c.example");
    Refusal late = refused(imports.accept(clerk, seen));
    assertThat(late.status()).isEqualTo(409);
    assertThat(house.count("unit where paper")).isZero();
    Preview again = await(imports.offered(clerk)).orElseThrow();
    assertThat(again.plan().count(Plan.Outcome.CHANGED)).isEqualTo(1);
    done(imports.accept(clerk, again.plan().digest()));
    assertThat(house.count("unit where paper and kind = 'courier'")).isEqualTo(1);
    assertThat(await(imports.offered(clerk))).isEmpty();
    assertThat(refused(imports.accept(clerk, seen)).status()).isEqualTo(410);
  }

  @Test
  void whatWaitsIsSealedBelongsToItsAccountAndIsGoneAfterAnHour() {
    var imports = house.office.sheets.imports;
    byte[] file = SheetHouse.bytes("单位全称,收件邮箱", "顺丰速运,sf@c.example");
    done(imports.offer(house.office.cast.clerk(), file));
    assertThat(house.office.rows("select rows from pending_import").get(0).getBuffer(0).toString())
        .doesNotContain("sf@c.example");
    assertThat(await(imports.offered(house.office.cast.administrator()))).isEmpty();
    house.office.clock.advance(Duration.ofMinutes(61));
    assertThat(await(imports.offered(house.office.cast.clerk()))).isEmpty();
    done(imports.offer(house.office.cast.administrator(), file));
    assertThat(house.count("pending_import")).isEqualTo(1);
    await(imports.giveUp(house.office.cast.administrator()));
    assertThat(house.count("pending_import")).isZero();
  }

  @Test
  void whoMayNotChangeTheDirectoryImportsNothing() {
    Refusal refusal =
        refused(house.office.sheets.imports.run(house.office.cast.auditor(), full(), null));
    assertThat(refusal.status()).isEqualTo(403);
    assertThat(house.count("unit")).isZero();
  }

  @Test
  void anyEncodingOfAnOfficeIsRead() {
    String text = "单位全称\t单位类型\t与本单位关系\n某市邮政管理局\t系统内单位\t下级\n";
    for (String charset : List.of("UTF-8", "GB18030", "UTF-16", "x-UTF-16LE-BOM")) {
      byte[] file = text.getBytes(Charset.forName(charset));
      Plan plan = done(house.office.sheets.imports.preview(house.office.cast.clerk(), file)).plan();
      assertThat(plan.count(Plan.Outcome.ADDED)).as(charset).isEqualTo(1);
    }
  }

  @Test
  void aClosedUnitsNameStaysTaken() {
    NewUnit unit =
        new NewUnit("旧公司", Standing.OUTSIDE, UnitKind.OTHER, null, true, List.of("旧"), List.of());
    done(house.office.units.create(house.office.cast.clerk(), unit));
    house.office.rows("update unit set closed_at = now()");
    assertThat(house.faults("单位全称,单位类型,与本单位关系", "旧公司,其他,下级")).containsExactly("sheet.closed 旧公司");
  }

  @Test
  void fourThousandRowsAreTakenInOneTransaction() {
    StringBuilder file = new StringBuilder(HEADS);
    for (int i = 1; i <= 4_000; i++) {
      file.append("\r\n某省某市第").append(i).append("快递有限公司,第").append(i).append("快递,,快递企业,系统外,");
      file.append(i > 1 ? "第" + i / 2 + "快递" : "").append(",否,u").append(i);
      file.append("@c.example,,王某,收发,1380000").append(10_000 + i);
    }
    byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    long before = System.nanoTime();
    Preview preview = done(house.office.sheets.imports.preview(house.office.cast.clerk(), bytes));
    long previewed = System.nanoTime();
    assertThat(preview.plan().count(Plan.Outcome.ADDED)).isEqualTo(4_000);
    house.run(bytes);
    long imported = System.nanoTime();
    assertThat(house.count("unit where parent_id is not null")).isEqualTo(3_999);
    Preview again = done(house.office.sheets.imports.preview(house.office.cast.clerk(), bytes));
    assertThat(again.plan().count(Plan.Outcome.SAME)).isEqualTo(4_000);
    System.out.printf(
        "4,000 rows: preview %d ms, import %d ms, preview of the same %d ms%n",
        (previewed - before) / 1_000_000,
        (imported - previewed) / 1_000_000,
        (System.nanoTime() - imported) / 1_000_000);
  }
}
