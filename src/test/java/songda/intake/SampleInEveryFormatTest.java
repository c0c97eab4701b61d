package songda.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import songda.bulletin.BulletinParser;
import songda.bulletin.Entry;
import songda.bulletin.Parsed;
import songda.testing.Chromium;

/** The real bulletin, set by real typesetters, reads as its text does. */
class SampleInEveryFormatTest {
  private static Chromium chromium;
  private static Parsed printed;
  private static Typesetter typesetter;

  @BeforeAll
  static void open() throws IOException {
    chromium = new Chromium();
    try (InputStream in = BulletinParser.class.getResourceAsStream("sample.txt")) {
      printed = BulletinParser.parse((Decoded.Text) Intake.read(in.readAllBytes()));
    }
    typesetter =
        new Typesetter(
            printed.articles(),
            List.of(
                new Typesetter.Segment(
                    "报：",
                    List.of(
                        "国家邮政局精神文明建设指导委员会",
                        "上海市精神文明建设委员会",
                        "上海市快递行业精神文明创建指导小组",
                        "上海市邮政管理局精神文明建设委员会")),
                new Typesetter.Segment(
                    "送：",
                    List.of(
                        "上海市文明办，上海市建交党委办公室，上海市建交系统文明办，上海市交通委文明办，"
                            + "上海市邮政管理局各处室、管理局、文明办，上海市快递行业协会，各快递企业"))));
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @Test
  void asPdf() throws Exception {
    assertSame(Decoded.Format.PDF, () -> typesetter.pdf(chromium));
  }

  @Test
  void asPdfWithTheBlockAsATable() throws Exception {
    assertSame(Decoded.Format.PDF, () -> typesetter.pdfWithTable(chromium));
  }

  @Test
  void asDocx() throws Exception {
    assertSame(Decoded.Format.DOCX, typesetter::docx);
  }

  @Test
  void asDocxWithTheBlockAsATable() throws Exception {
    assertSame(Decoded.Format.DOCX, typesetter::docxWithTable);
  }

  @Test
  void asOfd() throws Exception {
    assertSame(Decoded.Format.OFD, typesetter::ofd);
  }

  private static void assertSame(Decoded.Format format, Callable<byte[]> file) throws Exception {
    Decoded read = Intake.read(file.call());
    assertThat(read).isInstanceOf(Decoded.Text.class);
    Decoded.Text text = (Decoded.Text) read;
    assertThat(text.format()).isEqualTo(format);
    Parsed parsed = BulletinParser.parse(text);
    assertThat(parsed.error()).as(text.text()).isNull();
    assertThat(parsed.articles()).as(text.text()).isEqualTo(printed.articles());
    assertThat(parsed.entries())
        .as(text.text())
        .extracting(Entry::name)
        .isEqualTo(printed.entries().stream().map(Entry::name).toList());
    assertThat(parsed.entries())
        .extracting(Entry::relation, Entry::kind, Entry::membersOf, Entry::review)
        .isEqualTo(
            printed.entries().stream()
                .map(
                    e ->
                        org.assertj.core.groups.Tuple.tuple(
                            e.relation(), e.kind(), e.membersOf(), e.review()))
                .toList());
    assertThat(parsed.warnings()).isEmpty();
  }
}
