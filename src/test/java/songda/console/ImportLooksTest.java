package songda.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import songda.directory.Standing;
import songda.testing.ScriptlessBrowser;

/** A directory is imported in a real browser: wrong at first, then corrected. */
class ImportLooksTest {
  private static final String HEADS = "单位全称,简称,单位类型,与本单位关系,上级单位,收件邮箱,Webhook 地址,联系人,职务,手机\r\n";

  private static FilePayload file(String rows) {
    return new FilePayload(
        "通讯录.csv", "text/csv", (HEADS + rows).getBytes(Charset.forName("GB18030")));
  }

  @Test
  void aFileWithErrorsIsCorrectedAndImported() {
    try (ConsoleHouse house = new ConsoleHouse();
        Looks looks = new Looks(house, "sun")) {
      house.office.unit("顺丰速运", Standing.OUTSIDE, "sf@c.example");
      house.office.unit("某市邮政管理局", Standing.SUPERIOR, "ju@a.example");
      looks.page.onDialog(dialog -> dialog.accept());
      looks.open("/console/units");
      looks.page.click("text=导入通讯录");
      looks.at("import-form");
      looks.page.setInputFiles("#file", file("顺丰速运,顺丰,,,,,,,,\r\n\"没有合上,,,,,,,,,"));
      looks.page.click("button.primary");
      assertThat(looks.page.locator(".problem")).containsText("第3行");
      looks.at("import-unreadable");
      looks.page.setInputFiles(
          "#file",
          file(
"""
顺丰速运,SF、顺丰,快递企业,,某市邮政管理局,new@c.example,,王某、李某,收发、主任,13800008000、
圆通速递,圆通,民营快递,系统外,,yto@c,,,,
中通快递,顺丰速运,快递企业,系统外,没有的局,,,王某,,138x
某市邮政管理局,,,,,,,,,
"""));
      looks.page.click("button.primary");
      assertThat(looks.page.locator("#counts")).containsText("拒绝 2");
      assertThat(looks.page.locator("#row-3")).containsText("民营快递");
      assertThat(looks.page.locator("#row-4")).containsText("已属于“顺丰速运”");
      assertThat(looks.page.locator("button.primary")).hasCount(0);
      looks.at("import-refused");
      looks.page.setInputFiles(
          "#file",
          file(
"""
顺丰速运,SF、顺丰,快递企业,,某市邮政管理局,new@c.example,,王某、李某,收发、主任,13800008000、
圆通速递,圆通,快递企业,系统外,,yto@c.example,,,,
中通快递,,快递企业,系统外,某市邮政管理局,,https://zto.example/in,王某,,13800009000
申通快递,,快递企业,系统外,,,,,,
某市邮政管理局,,,,,,,,,
"""));
      looks.page.click("text=重新上传");
      assertThat(looks.page.locator("#counts")).containsText("新增 3");
      looks.at("import-preview");
      looks.page.click("text=更改 >> nth=0");
      looks.language("en");
      looks.open("/console/units/import/preview");
      looks.at("import-preview-en");
      looks.page.click("button.primary");
      assertThat(looks.page.locator(".secret")).containsText("whsec_");
      looks.language("zh");
      looks.open("/console/units");
      assertThat(looks.page.locator("h1")).containsText("5 家");
      looks.open("/console/audit");
      assertThat(looks.page.locator("main")).containsText("新增 3 家，更改 1 家，不变 1 家");
      assertThat(looks.complaints).isEmpty();
    }
  }

  @Test
  void withoutScriptsItIsTheSameAndAnOvertakenPreviewIsShownAgain() {
    try (ConsoleHouse house = new ConsoleHouse()) {
      ScriptlessBrowser clerk = house.signedIn("sun");
      byte[] file = "单位全称,单位类型,与本单位关系\r\n顺丰速运,快递企业,系统外".getBytes(StandardCharsets.UTF_8);
      clerk.get("/console/units/import");
      String page = clerk.upload("/console/units/import", "a.csv", file).body();
      assertThat(page).contains("新增 1").contains("有 1 家既没有地址");
      String digest = page.replaceAll("(?s).*name=\"digest\" value=\"([0-9a-f]+)\".*", "$1");
      house.office.unit("顺丰速运", Standing.PEER, null);
      var late = clerk.post("/console/units/import/accept", "digest", digest);
      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(late.body()).contains("预览之后通讯录有变动").contains("更改 1");
      assertThat(clerk.get("/console/units/import/template?format=csv").body())
          .startsWith("\uFEFF单位全称,");
      assertThat(clerk.get("/console/units/import/template").body()).startsWith("PK");
      clerk.get("/console/units/import");
      assertThat(clerk.post("/console/units/import/drop").statusCode()).isEqualTo(200);
      assertThat(clerk.get("/console/units/import/preview").statusCode()).isEqualTo(410);
      clerk.get("/console/units/import");
      assertThat(clerk.post("/console/units/import").statusCode()).isEqualTo(422);
      ScriptlessBrowser auditor = house.signedIn("wu");
      auditor.get("/console/units/import");
      assertThat(auditor.upload("/console/units/import", "a.csv", file).statusCode())
          .isEqualTo(403);
    }
  }
}
