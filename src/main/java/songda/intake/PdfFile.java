package songda.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads the text layer of a PDF, each glyph with its place. Scripts and attachments stay shut. */
final class PdfFile {
  private static final long MAX_UNPACKED = 128L << 20;

  private PdfFile() {}

  static Decoded read(byte[] bytes) {
    if (PdfStreams.swell(bytes)) {
      return Intake.unreadable(Decoded.Cause.TOO_LONG);
    }
    var cache = MemoryUsageSetting.setupMainMemoryOnly(MAX_UNPACKED).streamCache;
    try (PDDocument document = Loader.loadPDF(bytes, "", null, null, cache)) {
      if (document.getNumberOfPages() == 0) {
        return Intake.unreadable(Decoded.Cause.DAMAGED);
      }
      if (document.getNumberOfPages() > Intake.MAX_PAGES) {
        return Intake.unreadable(Decoded.Cause.TOO_LONG);
      }
      Glyphs glyphs = new Glyphs();
      glyphs.getText(document);
      return Intake.laidOut(Typesetting.text(glyphs.found), Decoded.Format.PDF);
    } catch (InvalidPasswordException e) {
      return Intake.unreadable(Decoded.Cause.ENCRYPTED);
    } catch (TooLong e) {
      return Intake.unreadable(Decoded.Cause.TOO_LONG);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return Intake.unreadable(Decoded.Cause.DAMAGED);
    }
  }

  /** More than any bulletin's pages hold. */
  private static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;
  }

  private static final class Glyphs extends PDFTextStripper {
    /** 500 pages of 28 by 22 characters are 308,000. */
    private static final int MAX_GLYPHS = 2_000_000;

    private static final int MAX_OPERATORS = 20_000_000;

    private final List<Glyph> found = new ArrayList<>();
    private int operators;

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      if (++operators > MAX_OPERATORS || found.size() > MAX_GLYPHS) {
        throw new TooLong();
      }
      super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition at) {
      String text = at.getUnicode();
      if (text == null || at.getDir() != 0) {
        return;
      }
      found.add(
          new Glyph(
              getCurrentPageNo() - 1,
              at.getXDirAdj(),
              at.getYDirAdj(),
              at.getWidthDirAdj(),
              at.getFontSizeInPt(),
              text));
    }
  }
}
