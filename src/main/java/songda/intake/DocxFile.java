package songda.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/**
 * Reads the text of a DOCX in the order of its body: a paragraph is a line, a soft return ends one
 * too, a row of a table is its cells one after the other, and a blank line stands around what is
 * centred.
 */
final class DocxFile {
  private static final Pattern BARE_LABEL = Pattern.compile("[报送发]|[抄呈分主印]\\s*[报送]|印\\s*发");

  private final StringBuilder text = new StringBuilder();
  private boolean centred;

  private DocxFile() {}

  static Decoded read(byte[] bytes) {
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      DocxFile file = new DocxFile();
      file.body(document.getBodyElements());
      return Intake.laidOut(file.text.toString(), Decoded.Format.DOCX);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return Intake.unreadable(Decoded.Cause.DAMAGED);
    }
  }

  private void body(List<IBodyElement> elements) {
    for (IBodyElement element : elements) {
      if (element instanceof XWPFParagraph paragraph) {
        boolean here = isCentred(paragraph);
        if (here != centred) {
          text.append('\n');
        }
        centred = here;
        text.append(paragraph.getText()).append('\n');
      } else if (element instanceof XWPFTable table) {
        centred = false;
        table.getRows().forEach(this::row);
      }
    }
  }

  private static boolean isCentred(XWPFParagraph paragraph) {
    return paragraph.getAlignment() == ParagraphAlignment.CENTER && !paragraph.isEmpty();
  }

  private void row(XWPFTableRow row) {
    String cells =
        row.getTableCells().stream()
            .map(DocxFile::cell)
            .filter(cell -> !cell.isBlank())
            .collect(Collectors.joining("  "));
    text.append(cells).append('\n');
  }

  /** A cell that is a label alone needs no colon in a table; a list needs one. */
  private static String cell(XWPFTableCell cell) {
    String words =
        cell.getParagraphs().stream()
            .map(XWPFParagraph::getText)
            .collect(Collectors.joining("\n"))
            .strip();
    return BARE_LABEL.matcher(words).matches() ? words + "：" : words;
  }
}
