package songda.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Reads files as they come from offices: plain text, PDF, DOCX, OFD, told by content and never by
 * name. Blocking; total: every file gives text or a cause, none an exception.
 */
public final class Intake {
  /** The largest file that is read: 20 MB. */
  public static final int MAX_BYTES = 20 * 1024 * 1024;

  /** The most pages that are read. */
  static final int MAX_PAGES = 500;

  /** PDF allows as many bytes before its mark (ISO 32000-1, annex H.3.4.1). */
  private static final int PDF_PREAMBLE = 1024;

  private Intake() {}

  /** The text of a file, or why it has none. */
  public static Decoded read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return unreadable(Decoded.Cause.TOO_LARGE);
    }
    if (bytes.length == 0) {
      return unreadable(Decoded.Cause.EMPTY);
    }
    if (isPdf(bytes)) {
      return PdfFile.read(bytes);
    }
    if (TextFile.startsWith(bytes, 'P', 'K', 3, 4)) {
      return archive(bytes);
    }
    if (TextFile.startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      return unreadable(compound(bytes));
    }
    return TextFile.decode(bytes);
  }

  private static Decoded archive(byte[] bytes) {
    Archive.Survey survey = Archive.survey(bytes);
    if (survey.trouble() != null) {
      return unreadable(survey.trouble());
    }
    return switch (survey.kind()) {
      case DOCX -> DocxFile.read(bytes);
      case OFD -> OfdFile.read(bytes);
      case OTHER -> unreadable(Decoded.Cause.BINARY);
    };
  }

  /** A compound file is an old office document, or a new one behind a password. */
  static Decoded.Cause compound(byte[] bytes) {
    try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      return file.getRoot().hasEntryCaseInsensitive("EncryptedPackage")
          ? Decoded.Cause.ENCRYPTED
          : Decoded.Cause.OLD_OFFICE;
    } catch (IOException | RuntimeException e) {
      return Decoded.Cause.OLD_OFFICE;
    }
  }

  private static boolean isPdf(byte[] bytes) {
    for (int at = 0; at < Math.min(PDF_PREAMBLE, bytes.length - 4); at++) {
      if (bytes[at] == '%'
          && bytes[at + 1] == 'P'
          && bytes[at + 2] == 'D'
          && bytes[at + 3] == 'F'
          && bytes[at + 4] == '-') {
        return true;
      }
    }
    return false;
  }

  static Decoded unreadable(Decoded.Cause cause) {
    return new Decoded.Unreadable(cause);
  }

  /** What a laid-out file gave; nothing but spaces means that its pages are images. */
  static Decoded laidOut(String text, Decoded.Format format) {
    return text.isBlank()
        ? unreadable(format == Decoded.Format.DOCX ? Decoded.Cause.EMPTY : Decoded.Cause.SCAN)
        : new Decoded.Text(Radicals.unified(text), format);
  }
}
