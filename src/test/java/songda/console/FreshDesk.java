package songda.console;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import songda.directory.Standing;
import songda.testing.ScriptlessBrowser;

/** An empty directory, a clerk who has signed in, and one imported bulletin. */
final class FreshDesk implements AutoCloseable {
  static final String TEXT = "一篇文章\n\n这一段是正文。\n\n报：国家邮政局\n送：市文明办，各快递企业\n";

  final ConsoleHouse house = new ConsoleHouse();
  final ScriptlessBrowser clerk = house.signedIn("sun");
  final String page;

  FreshDesk() {
    clerk.get("/console/import");
    page = clerk.post("/console/import", "text", TEXT).uri().getPath();
  }

  /** Sends the form of a new unit for the entry at a position. */
  HttpResponse<String> enter(String position, String name, String... more) {
    List<String> fields = new ArrayList<>(List.of("position", position, "name", name));
    fields.addAll(List.of(more));
    return clerk.post(page + "/units", fields.toArray(String[]::new));
  }

  /** Enters the unit of the second entry, printed 市文明办, under a full name, with an address. */
  HttpResponse<String> enterOffice(String name, String way, String address) {
    return enter(
        "2",
        name,
        "printed",
        "市文明办",
        "kind",
        "civilization",
        "standing",
        "peer",
        "way",
        way,
        "address",
        address);
  }

  long count(String from) {
    return house.office.rows("select count(*) from " + from).get(0).getLong(0);
  }

  /** The id of a unit entered through the console. */
  long unit(String name) {
    return house.office.rows("select id from unit where name = $1", name).get(0).getLong(0);
  }

  /** Enters a unit on paper behind the console's back; gives its id as forms carry it. */
  String paper(String name) {
    return String.valueOf(house.office.unit(name, Standing.OUTSIDE, null));
  }

  /** The revision that the page's forms carry now. */
  String revision() {
    Matcher found =
        Pattern.compile("name=\"revision\" value=\"(\\d+)\"").matcher(clerk.get(page).body());
    if (!found.find()) {
      throw new AssertionError("no form with a revision on " + page);
    }
    return found.group(1);
  }

  @Override
  public void close() {
    house.close();
  }
}
