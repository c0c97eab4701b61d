package songda.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The import direction and the banned things; CONTRIBUTING.md says them in words. */
@AnalyzeClasses(
    packages = "songda",
    importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.NoTemplates.class})
class HouseRulesTest {
  private static final Path SOURCES = Path.of("src/main/java");

  private static final String[] DOORS = {
    "songda",
    "songda.api..",
    "songda.console..",
    "songda.recipient..",
    "songda.command..",
    "songda.demo..",
    "songda.operations..",
    "songda.bench.."
  };

  private static final String[] ROOMS = {
    "songda.answer..", "songda.settings..", "songda.intake..", "songda.bulletin..",
    "songda.directory..", "songda.review..", "songda.dispatch..", "songda.delivery..",
    "songda.channel..", "songda.acknowledgment..", "songda.reminder..", "songda.ledger..",
    "songda.audit..", "songda.access..", "songda.database.."
  };

  private static final List<String> PURE =
      List.of(
          "songda.delivery.RetryPolicy",
          "songda.directory.Resolver",
          "songda.review.ReviewPolicy",
          "songda.reminder.WorkdayCalendar",
          "songda.reminder.ReminderLadder",
          "songda.channel.webhook.EgressPolicy",
          "songda.channel.email.SmtpReply",
          "songda.bulletin.BulletinParser",
          "songda.bulletin.BlockReader",
          "songda.bulletin.ArticleReader",
          "songda.bulletin.HeaderReader",
          "songda.bulletin.NameKey",
          "songda.intake.TextFile");

  /** Compiled templates are the compiler's work, not ours. */
  static final class NoTemplates implements ImportOption {
    @Override
    public boolean includes(com.tngtech.archunit.core.importer.Location location) {
      return !location.contains("songda/pages/generated");
    }
  }

  @ArchTest
  static final ArchRule roomsDoNotKnowTheDoors =
      noClasses()
          .that()
          .resideInAnyPackage(ROOMS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DOORS);

  @ArchTest
  static final ArchRule roomsDoNotKnowTheWeb =
      noClasses()
          .that()
          .resideInAnyPackage(ROOMS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx.ext.web..");

  @ArchTest
  static final ArchRule channelsKnowNoStore =
      noClasses()
          .that()
          .resideInAPackage("songda.channel..")
          .should()
          .dependOnClassesThat(describe("are stores", c -> c.getSimpleName().endsWith("Store")))
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx.sqlclient..", "songda.database..");

  @ArchTest
  static final ArchRule mailIsSentByItsChannel =
      noClasses()
          .that()
          .resideOutsideOfPackage("songda.channel.email..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx.ext.mail..");

  @ArchTest
  static final ArchRule httpIsSentByItsChannel =
      noClasses()
          .that()
          .resideOutsideOfPackage("songda.channel..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.vertx.core.http.HttpClient")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx.ext.web.client..");

  @ArchTest
  static final ArchRule configurationIsReadInOneRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("songda.settings..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx.config..");

  private static final DescribedPredicate<JavaClass> SQL_BUT_THE_CONNECTION =
      resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..")
          .and(
              describe(
                  "are not the connection passed through a transaction",
                  c ->
                      !c.getName().equals("io.vertx.sqlclient.SqlConnection")
                          && !c.getName().equals("io.vertx.pgclient.PgConnectOptions")));

  @ArchTest
  static final ArchRule sqlStandsInStores =
      noClasses()
          .that()
          .resideOutsideOfPackage("songda.database..")
          .and(describe("are no stores", c -> !inStore(c)))
          .should()
          .dependOnClassesThat(SQL_BUT_THE_CONNECTION);

  private static boolean inStore(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer.getSimpleName().endsWith("Store") || outer.getSimpleName().endsWith("Rows");
  }

  @ArchTest
  static final ArchRule decidersArePure =
      noClasses()
          .that(describe("decide", c -> PURE.contains(c.getName().replaceFirst("\\$.*", ""))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx..");

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices()
          .matching("songda.(*)..")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              resideInAnyPackage("songda", "songda.command.."), DescribedPredicate.alwaysTrue());

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .that()
          .resideInAPackage("songda..")
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameStartingWith("Common")
          .orShould()
          .haveSimpleNameEndingWith("Info");

  @ArchTest
  static final ArchRule theClockComesThroughTheConstructor =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Math.class, "random");

  @Test
  void theDecidersAreThere() throws ClassNotFoundException {
    for (String name : PURE) {
      assertThat(Class.forName(name)).isNotNull();
    }
  }

  @Test
  void everyRoomSaysWhatItPromises() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> silent =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(room -> !Files.exists(room.resolve("package-info.java")))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  @Test
  void noFileHidesANoun() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.size()).as("lines of %s", file).isLessThanOrEqualTo(300);
        assertThat(lines)
            .as(file.toString())
            .noneMatch(line -> line.matches(".*(TO" + "DO|FIX" + "ME|@Dis" + "abled).*"));
      }
    }
  }
}
