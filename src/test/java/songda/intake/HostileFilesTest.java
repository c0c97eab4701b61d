package songda.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import songda.bulletin.Article;

/** Files that are not what they say, or mean harm, are named as what they are. */
class HostileFilesTest {
  private static final int SWOLLEN = 300 << 20;

  @Test
  void aPdfBehindAPasswordIsNamedAsSuch() throws IOException {
    try (PDDocument document = written("Report: the office")) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      assertThat(cause(bytes(document))).isEqualTo(Decoded.Cause.ENCRYPTED);
    }
  }

  @Test
  void aPdfThatOnlyForbidsPrintingIsRead() throws IOException {
    try (PDDocument document = written("Report: the office")) {
      document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      assertThat(((Decoded.Text) Intake.read(bytes(document))).text())
          .isEqualTo("Report: the office\n");
    }
  }

  @Test
  void pagesOfImagesAreAScan() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(LosslessFactory.createFromImage(document, image), 0, 0, 500, 700);
      }
      assertThat(cause(bytes(document))).isEqualTo(Decoded.Cause.SCAN);
    }
  }

  @Test
  void moreThan500PagesAreTooLong() throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i <= Intake.MAX_PAGES; i++) {
        document.addPage(new PDPage());
      }
      assertThat(cause(bytes(document))).isEqualTo(Decoded.Cause.TOO_LONG);
    }
  }

  @Test
  void aStreamThatSwellsIsNotUnpacked() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = new DeflaterOutputStream(packed)) {
        fill(out, ' ', SWOLLEN);
      }
      page.setContents(
          new PDStream(
              document, new ByteArrayInputStream(packed.toByteArray()), COSName.FLATE_DECODE));
      assertThat(cause(bytes(document))).isEqualTo(Decoded.Cause.TOO_LONG);
    }
  }

  @Test
  void anArchiveThatSwellsIsNotUnpacked() throws IOException {
    for (String name : List.of("word/document.xml", "OFD.xml", "word/media/image1.png")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry(name));
        fill(zip, ' ', SWOLLEN);
      }
      assertThat(cause(out.toByteArray())).as(name).isEqualTo(Decoded.Cause.TOO_LONG);
    }
  }

  @Test
  void xmlThatDeclaresADocumentTypeIsNotOpened() throws IOException {
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d/>";
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
      assertThat(cause(zip("OFD.xml", bomb.getBytes(charset)))).isEqualTo(Decoded.Cause.DAMAGED);
      assertThat(cause(zip("word/document.xml", bomb.getBytes(charset))))
          .isEqualTo(Decoded.Cause.DAMAGED);
    }
  }

  @Test
  void namesThatLeaveTheirFolderAreNotUnpacked() throws IOException {
    byte[] content = "<ofd/>".getBytes(StandardCharsets.UTF_8);
    assertThat(cause(zip("../OFD.xml", content))).isEqualTo(Decoded.Cause.DAMAGED);
    assertThat(cause(zip("/etc/OFD.xml", content))).isEqualTo(Decoded.Cause.DAMAGED);
  }

  @Test
  void archivesThatAreNoDocumentAreRefused() throws IOException {
    assertThat(cause(zip("xl/workbook.xml", new byte[10]))).isEqualTo(Decoded.Cause.BINARY);
  }

  @Test
  void oldOfficeFilesAndLockedNewOnesAreToldApart() throws IOException {
    assertThat(cause(compound("WordDocument"))).isEqualTo(Decoded.Cause.OLD_OFFICE);
    assertThat(cause(compound("EncryptedPackage"))).isEqualTo(Decoded.Cause.ENCRYPTED);
    byte[] mark = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3};
    assertThat(cause(mark)).isEqualTo(Decoded.Cause.OLD_OFFICE);
  }

  @Test
  void cutAndScratchedFilesGiveTextOrACause() throws IOException {
    Typesetter typesetter =
        new Typesetter(
            List.of(new Article("关于试行的通报", List.of("近日，试行顺利。"))),
            List.of(new Typesetter.Segment("报：", List.of("市委", "市政府"))));
    Random random = new Random(7);
    for (byte[] file :
        List.of(typesetter.docx(), typesetter.ofd(), bytes(written("Report: the office")))) {
      for (int i = 1; i < 10; i++) {
        assertThat(Intake.read(Arrays.copyOf(file, file.length * i / 10))).isNotNull();
        byte[] scratched = file.clone();
        for (int scratch = 0; scratch < 5; scratch++) {
          scratched[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
        assertThat(Intake.read(scratched)).isNotNull();
      }
    }
  }

  private static PDDocument written(String text) throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      content.newLineAtOffset(72, 700);
      content.showText(text);
      content.endText();
    }
    return document;
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] compound(String entry) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      file.createDocument(new ByteArrayInputStream(new byte[5000]), entry);
      file.writeFilesystem(out);
    }
    return out.toByteArray();
  }

  private static void fill(OutputStream out, int with, int length) throws IOException {
    byte[] chunk = new byte[1 << 20];
    Arrays.fill(chunk, (byte) with);
    for (int i = 0; i < length >> 20; i++) {
      out.write(chunk);
    }
  }

  private static Decoded.Cause cause(byte[] bytes) {
    return ((Decoded.Unreadable) Intake.read(bytes)).cause();
  }
}
