package songda.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Tables as offices send them, and files that are none. */
class TableFileTest {
  private static Tabular read(String text) {
    return TableFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<List<String>> cells(Tabular read) {
    return ((Tabular.Table) read).rows().stream().map(Tabular.Row::cells).toList();
  }

  private static Tabular.Trouble trouble(Tabular read) {
    return ((Tabular.Refused) read).trouble();
  }

  private static byte[] book(Consumer<Worksheet> fill) {
    return book(fill, 0);
  }

  private static byte[] book(Consumer<Worksheet> fill, int more) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Test", "1.0")) {
      fill.accept(book.newWorksheet("通讯录"));
      for (int i = 0; i < more; i++) {
        book.newWorksheet("说明" + i).value(0, 0, "x");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void csvIsReadAsRfc4180SaysAndAsSpreadsheetsWriteIt() {
    assertThat(cells(read("a,\"b,\"\"c\"\"\nd\" \r\n".replace("\" \r", "\"\r") + "\r\n e ,,\rf")))
        .containsExactly(List.of("a", "b,\"c\"\nd"), List.of("e"), List.of("f"));
    assertThat(((Tabular.Table) read("a\n\nb")).rows().get(1).number()).isEqualTo(3);
    assertThat(cells(read("a;b\n1,5;2"))).containsExactly(List.of("a", "b"), List.of("1,5", "2"));
    assertThat(cells(read("a\tb\n1,5\t2"))).containsExactly(List.of("a", "b"), List.of("1,5", "2"));
  }

  @Test
  void aQuoteThatIsNotClosedIsNamedWithItsRow() {
    assertThat(read("a\n\"b,c\nd"))
        .isEqualTo(new Tabular.Refused(Tabular.Trouble.QUOTE, 2, "\"b,c\nd"));
    assertThat(trouble(read("a\n\"b\"c,d"))).isEqualTo(Tabular.Trouble.QUOTE);
  }

  @Test
  void whatIsNoTableIsSaid() {
    assertThat(trouble(TableFile.read(new byte[0]))).isEqualTo(Tabular.Trouble.EMPTY);
    assertThat(trouble(read(" \n,,\n"))).isEqualTo(Tabular.Trouble.EMPTY);
    assertThat(trouble(TableFile.read(new byte[Intake.MAX_BYTES + 1])))
        .isEqualTo(Tabular.Trouble.TOO_LARGE);
    byte[] noise = new byte[4096];
    new Random(7).nextBytes(noise);
    assertThat(trouble(TableFile.read(noise))).isEqualTo(Tabular.Trouble.BINARY);
    assertThat(trouble(read("a\n".repeat(20_002)))).isEqualTo(Tabular.Trouble.ROWS);
    assertThat(trouble(read("a,".repeat(60) + "a"))).isEqualTo(Tabular.Trouble.COLUMNS);
    byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
    assertThat(trouble(TableFile.read(old))).isEqualTo(Tabular.Trouble.OLD_OFFICE);
  }

  @Test
  void aWorkbookIsReadWithNumbersAsTheyLook() {
    byte[] file =
        book(
            sheet -> {
              sheet.value(0, 0, "名称");
              sheet.value(0, 2, "手机");
              sheet.value(2, 0, "甲");
              sheet.value(2, 1, true);
              sheet.value(2, 2, 13800008000L);
            },
            2);
    Tabular.Table table = (Tabular.Table) TableFile.read(file);
    assertThat(cells(table))
        .containsExactly(List.of("名称", "", "手机"), List.of("甲", "true", "13800008000"));
    assertThat(table.rows().get(1).number()).isEqualTo(3);
    assertThat(table.sheet()).isEqualTo("通讯录");
    assertThat(table.unread()).isEqualTo(2);
  }

  @Test
  void formulasAreNoValues() {
    byte[] file =
        book(
            sheet -> {
              sheet.value(0, 0, "名称");
              sheet.formula(1, 0, "A1");
            });
    Tabular.Row row = ((Tabular.Table) TableFile.read(file)).rows().get(1);
    assertThat(row.faults()).containsEntry(0, Tabular.Fault.FORMULA);
    assertThat(row.cells().get(0)).startsWith("=A1");
  }

  @Test
  void mergedCellsAreNamedUnlessTheyAreATitle() {
    Consumer<Worksheet> table =
        sheet -> {
          sheet.value(0, 0, "某市通讯录");
          sheet.value(1, 0, "名称");
          sheet.value(1, 1, "类型");
          sheet.value(2, 0, "甲");
          sheet.value(3, 0, "乙");
          sheet.value(2, 1, "其他");
        };
    byte[] titled = book(table.andThen(sheet -> sheet.range(0, 0, 0, 1).merge()));
    assertThat(cells(TableFile.read(titled))).hasSize(4);
    byte[] merged =
        book(
            table.andThen(
                sheet -> {
                  sheet.range(0, 0, 0, 1).merge();
                  sheet.range(2, 1, 3, 1).merge();
                }));
    assertThat(TableFile.read(merged))
        .isEqualTo(new Tabular.Refused(Tabular.Trouble.MERGED, 3, "B3:B4"));
  }

  @Test
  void aCellOfFortyThousandCharactersIsNotTaken() {
    Tabular.Row row = ((Tabular.Table) read("a\n" + "长".repeat(40_000))).rows().get(1);
    assertThat(row.faults()).containsEntry(0, Tabular.Fault.LONG);
    assertThat(row.cells().get(0)).hasSize(41);
  }

  @Test
  void aWorkbookThatSwellsOrIsBrokenIsNotOpened() throws IOException {
    byte[] bomb = zipped("xl/workbook.xml", 1 << 10, "xl/worksheets/sheet1.bin", 200 << 20);
    assertThat(bomb.length).isLessThan(1 << 20);
    assertThat(trouble(TableFile.read(bomb))).isEqualTo(Tabular.Trouble.TOO_LONG);
    assertThat(trouble(TableFile.read(zipped("xl/workbook.xml", 10, "a", 10))))
        .isEqualTo(Tabular.Trouble.DAMAGED);
    assertThat(trouble(TableFile.read(zipped("word/document.xml", 10, "a", 10))))
        .isEqualTo(Tabular.Trouble.BINARY);
    byte[] cut = java.util.Arrays.copyOf(book(sheet -> sheet.value(0, 0, "a")), 900);
    assertThat(trouble(TableFile.read(cut))).isEqualTo(Tabular.Trouble.DAMAGED);
    assertThat(trouble(TableFile.read(repeating()))).isEqualTo(Tabular.Trouble.TOO_LONG);
  }

  /** One text of 8,000 characters that every cell points at. */
  private static byte[] repeating() {
    return book(
        sheet -> {
          String text = "长".repeat(8_000);
          for (int row = 0; row < 4_000; row++) {
            sheet.value(row, 0, text);
          }
        });
  }

  private static byte[] zipped(String one, int size, String other, int otherSize)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(one));
      zip.write(new byte[size]);
      zip.putNextEntry(new ZipEntry(other));
      byte[] block = new byte[1 << 20];
      for (int written = 0; written < otherSize; written += block.length) {
        zip.write(block, 0, Math.min(block.length, otherSize - written));
      }
    }
    return bytes.toByteArray();
  }

  @Property
  void anyBytesGiveATableOrATrouble(@ForAll @Size(max = 200) byte[] bytes) {
    assertThat(TableFile.read(bytes)).isNotNull();
    byte[] book = book(sheet -> sheet.value(0, 0, "a"));
    for (int i = 0; i < bytes.length; i++) {
      book[Math.floorMod(bytes[i] * 31 + i * 17, book.length)] ^= bytes[i];
    }
    assertThat(TableFile.read(book)).isNotNull();
  }
}
