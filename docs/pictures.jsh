import com.microsoft.playwright.*;
import java.nio.file.*;
import java.util.*;
String property(String key) { return System.getProperty(key); }
String url = property("url");
Path docs = Path.of(property("docs"));
Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(property("browser"))).setArgs(List.of(property("sandbox"))));
Page page(int width, int height) {
  return browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setDeviceScaleFactor(1.5).setLocale("zh-CN")).newPage();
}
void keep(Page page, String name) { page.screenshot(new Page.ScreenshotOptions().setPath(docs.resolve(name))); }

Page desk = page(1180, 1000);
desk.navigate(url + "/console/sign-in");
desk.fill("input[name=login]", "zhang");
desk.fill("input[name=password]", property("password"));
desk.keyboard().press("Enter");
desk.waitForURL("**/console**");
desk.navigate(url + "/console/dispatches/1");
keep(desk, "screenshot.png");

Page visitor = page(1180, 875);
visitor.navigate(url + "/");
keep(visitor, "try.png");

Page phone = page(390, 1010);
phone.navigate(property("link"));
keep(phone, "recipient.png");
browser.close();
playwright.close();
/exit
