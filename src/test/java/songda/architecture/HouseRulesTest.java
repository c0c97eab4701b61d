package songda.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The import direction and the banned things; CONTRIBUTING.md says them in words. */
@AnalyzeClasses(
    packages = "songda",
    importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.NoTemplates.class})
class HouseRulesTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** Pages and bench stand with the doors: they dress what rooms say, or drive them. */
  private static final String[] DOORS = {
    "songda",
    "songda.inbound..",
    "songda.pages..",
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
    "songda.audit..", "songda.access..", "songda.database..", "songda.instruction..",
    "songda.digest..", "songda.sheet.."
  };

  /** What decides, parses or shows: no Vert.x at all, so that a test needs nothing but values. */
  private static final List<String> PURE =
      """
          access: Account Caller ClientAddress Duty Role Scope Secret
          acknowledgment: Method Reason SignRequest SignRules Tokens Visit
          answer: Answer Language Messages PlainText Refusal
          audit: Actor AuditReport Chain Digests
          bulletin: AdministrativePrefix Article ArticleReader BareNoun BlockLocator BlockPrinter
          bulletin: BlockReader BlockScanner Brackets Bulletin BulletinParser BulletinState
          bulletin: ConfirmedEntry Decision DecisionRules Draft ElidedLevel Entry EntryKind
          bulletin: EntryWriter Findings Fusion Header HeaderReader HeaderRules Item ItemReader
          bulletin: Label Layout Lender Letters Line LineEnds LineWidths ListReader Meta NameKey
          bulletin: NameKind Notice NoticeSentences Numerals Ordinal Organisation Parsed Passage
          bulletin: Excerpt MarkedLines OwnScope ParsedText PrintedSheet PrintedText PrinterLine Reading Relation ScopeRules SecurityMark Segment
          bulletin: SegmentCheck SharedSuffix SourceText Spaced Spelling TailNote TailWord Tails
          bulletin: UploadRules Words
          channel: Letter Message Note Outcome Recipient
          channel.email: MailText NoteText SmtpReply
          channel.webhook: EgressPolicy HttpReply WebhookSignature
          delivery: Claimed Counts DeliveryState Links Moved Result RetryPolicy
          digest: DigestPlan DigestText Mailbox
          directory: CanonicalAddress DirectorySnapshot NearName MemberChange NearNames NearUnit Pinyin Resolver Standing
          directory: UnitKind
          directory.sheet: Cells Column ContactCells ContactPlan Heads Known Listed
          directory.sheet: NameClashes NamePlan Parents PlacePlan Plan Planner Preview SpokenWords Template Wanted WantedReader Work Written
          dispatch: AddresseeState Dispatch DispatchState
          instruction: Instruction InstructionRules Scan ScanFile ScanType Typed Wording
          intake: Archive Decoded DocxFile Glyph Intake LabelCells OfdFile PdfFile PdfStreams
          intake: CsvText MergedCells TableFile TableRows Tabular WorkbookParts XlsxFile
          intake: Radicals SetLine TextFile Typesetting
          ledger: BoardHead BoardSnapshot BoardTotals RegisterRow RegisterSheet
          reminder: CalendarFile PersonNames ReminderLadder Rung WorkdayCalendar
          review: ReviewPolicy
          sheet: CsvWriter Format RowWriter XlsxWriter
          settings: AddressRules Key Settings SettingsReader
          """
          .lines()
          .flatMap(HouseRulesTest::namesOf)
          .toList();

  private static Stream<String> namesOf(String line) {
    String room = line.substring(0, line.indexOf(':'));
    return Stream.of(line.substring(room.length() + 2).split(" "))
        .map(name -> "songda." + room + "." + name);
  }

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
          .should(
              haveASimpleName(
                  ".*(Manager|Helpers?|Utils?|Impl|Base|Data|Info|Service)|(Common|Abstract).*"));

  private static ArchCondition<JavaClass> haveASimpleName(String pattern) {
    return ArchCondition.from(
        describe("have a name like " + pattern, c -> c.getSimpleName().matches(pattern)));
  }

  @ArchTest
  static final ArchRule theClockComesThroughTheConstructor =
      noClasses()
          .should()
          .accessTargetWhere(is("reads a clock of its own", HouseRulesTest::readsTheTime))
          .orShould()
          .callConstructor(java.util.Date.class);

  @ArchTest
  static final ArchRule theSystemsClockIsTakenAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages("songda", "songda.command..", "songda.demo..", "songda.bench..")
          .should()
          .accessTargetWhere(
              is(
                  "takes the system's clock",
                  access -> calls(access, InstantSource.class, "system")))
          .orShould()
          .accessTargetWhere(
              is("asks the system", access -> calls(access, System.class, "nanoTime")));

  private static DescribedPredicate<JavaAccess<?>> is(
      String text, Predicate<JavaAccess<?>> matches) {
    return describe(text, matches);
  }

  private static boolean readsTheTime(JavaAccess<?> access) {
    boolean asked =
        access.getTargetOwner().getPackageName().equals("java.time")
            && access.getTarget().getName().equals("now");
    return asked
        || access.getTargetOwner().getName().equals("java.time.Clock")
        || calls(access, System.class, "currentTimeMillis")
        || calls(access, Math.class, "random");
  }

  private static boolean calls(JavaAccess<?> access, Class<?> owner, String method) {
    return access.getTargetOwner().isEquivalentTo(owner)
        && access.getTarget().getName().equals(method);
  }

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
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|jte)")).toList()) {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.size()).as("lines of %s", file).isLessThanOrEqualTo(300);
        assertThat(lines)
            .as(file.toString())
            .noneMatch(line -> line.matches(".*(TO" + "DO|FIX" + "ME|@Dis" + "abled).*"));
      }
    }
  }
}
