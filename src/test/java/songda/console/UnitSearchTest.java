package songda.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static songda.testing.Office.done;
import static songda.testing.TestDatabase.await;

import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import songda.directory.Pinyin;
import songda.directory.Standing;
import songda.testing.ScriptlessBrowser;

/** Ten thousand units are searched while typing. */
class UnitSearchTest {
  private static void many(ConsoleHouse house) {
    house.office.rows(
        "insert into unit (name, standing, kind, paper, created_at)"
            + " select '某省某市第' || n || '快递服务有限责任公司', 'outside', 'courier', true, now()"
            + " from generate_series(1, 10000) n");
    List<Tuple> names = new ArrayList<>();
    house
        .office
        .rows("select id, name from unit")
        .forEach(
            row -> {
              long id = row.getLong(0);
              String name = row.getString(1);
              names.add(Tuple.of(name, id, name, "full", Pinyin.of(name)));
              names.add(Tuple.of("快递" + id, id, "快递" + id, "short", Pinyin.of("快递" + id)));
              names.add(Tuple.of("旧名" + id, id, "旧名" + id, "former", Pinyin.of("旧名" + id)));
            });
    await(
        house
            .test
            .database()
            .pool()
            .preparedQuery(
                "insert into unit_name (key, unit_id, name, sort, pinyin) values ($1, $2, $3, $4, $5)")
            .executeBatch(names));
    house.office.rows("analyze");
    long sf = house.office.unit("顺丰速运", Standing.OUTSIDE, "sf@c.example");
    done(house.office.unitChanges.addName(house.office.cast.clerk(), sf, "重庆顺丰", false));
  }

  @Test
  void tenThousandUnitsAreFoundByPinyinWhileTyping() {
    try (ConsoleHouse house = new ConsoleHouse();
        Looks looks = new Looks(house, "sun")) {
      many(house);
      looks.open("/console/units");
      assertThat(looks.page.locator("#found tbody tr")).hasCount(100);
      looks.page.locator("#q").pressSequentially("sfsy");
      assertThat(looks.page.locator("#found tbody tr")).hasCount(1);
      assertThat(looks.page.locator("#found")).containsText("顺丰速运");
      assertThat(looks.page.locator("#q")).isFocused();
      assertThat(looks.page.url()).contains("q=sfsy");
      looks.at("units-pinyin");
      looks.page.locator("#q").fill("cqsf");
      assertThat(looks.page.locator("#found")).containsText("又名 重庆顺丰");
      looks.page.locator("#q").fill("旧名10000");
      assertThat(looks.page.locator("#found tbody tr")).hasCount(1);
      looks.page.locator("#q").fill("没有这家");
      assertThat(looks.page.locator("#found")).containsText("没有符合条件的单位");
      looks.page.locator("#q").fill("");
      assertThat(looks.page.locator("#found tbody tr")).hasCount(100);
      assertThat(looks.complaints).isEmpty();
      measured(house);
    }
  }

  private static void measured(ConsoleHouse house) {
    ScriptlessBrowser clerk = house.signedIn("sun");
    List<Long> times = new ArrayList<>();
    for (int round = 0; round < 10; round++) {
      for (String query : List.of("", "sfsy", "kuaidi", "快递77", "mssms", "zzz")) {
        long before = System.nanoTime();
        clerk.get("/console/units?q=" + java.net.URLEncoder.encode(query, StandardCharsets.UTF_8));
        times.add((System.nanoTime() - before) / 1_000_000);
      }
    }
    times.sort(null);
    String page = clerk.get("/console/units").body();
    int weight = page.getBytes(StandardCharsets.UTF_8).length;
    int assets = 0;
    Matcher asset = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"").matcher(page);
    while (asset.find()) {
      assets += clerk.get(asset.group(1)).body().getBytes(StandardCharsets.UTF_8).length;
    }
    System.out.printf(
        "10,000 units: median %d ms, 95 of 100 within %d ms; page %d kB, its assets %d kB%n",
        times.get(30), times.get(56), weight / 1000, assets / 1000);
    assertThat(weight).isLessThan(300_000);
    assertThat(times.get(30)).isLessThan(100);
  }
}
