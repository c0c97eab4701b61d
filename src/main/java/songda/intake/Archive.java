package songda.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Surveys a ZIP file before any library opens it: what it is, that it does not swell beyond bounds,
 * that no name leaves its folder and no XML declares a document type (and so no external entity).
 */
final class Archive {
  /** XML of 500 pages is a tenth of this. */
  private static final long MAX_XML = 48L << 20;

  private static final long MAX_TOTAL = 256L << 20;
  private static final int MAX_ENTRIES = 10_000;

  /** A document type stands before the root element; declarations and comments are shorter. */
  private static final int PROLOG = 4096;

  private long xml;
  private long total;
  private int entries;
  private Kind kind = Kind.OTHER;

  private Archive() {}

  /** What a ZIP file is. */
  enum Kind {
    DOCX,
    OFD,
    OTHER
  }

  /**
   * What was found.
   *
   * @param trouble why it is not to be opened, or null
   */
  record Survey(Kind kind, Decoded.@Nullable Cause trouble) {}

  static Survey survey(byte[] bytes) {
    Archive archive = new Archive();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Decoded.Cause trouble = archive.look(zip, entry.getName());
        if (trouble != null) {
          return new Survey(archive.kind, trouble);
        }
      }
      return new Survey(archive.kind, archive.entries == 0 ? Decoded.Cause.DAMAGED : null);
    } catch (IOException | IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      boolean locked = message.contains("encrypted");
      return new Survey(Kind.OTHER, locked ? Decoded.Cause.ENCRYPTED : Decoded.Cause.DAMAGED);
    }
  }

  private Decoded.@Nullable Cause look(ZipInputStream zip, String name) throws IOException {
    if (name.contains("..") || name.startsWith("/") || name.contains("\\")) {
      return Decoded.Cause.DAMAGED;
    }
    if (name.startsWith("word/document")) {
      kind = Kind.DOCX;
    } else if (name.equals("OFD.xml")) {
      kind = Kind.OFD;
    }
    boolean text = name.endsWith(".xml") || name.endsWith(".rels");
    byte[] prolog = zip.readNBytes(PROLOG);
    if (text && declaresType(prolog)) {
      return Decoded.Cause.DAMAGED;
    }
    long size = prolog.length + drain(zip);
    total += size;
    xml += text ? size : 0;
    entries++;
    return xml > MAX_XML || total > MAX_TOTAL || entries > MAX_ENTRIES
        ? Decoded.Cause.TOO_LONG
        : null;
  }

  private long drain(ZipInputStream zip) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    for (int n = zip.read(buffer); n >= 0 && total + size <= MAX_TOTAL; n = zip.read(buffer)) {
      size += n;
    }
    return size;
  }

  /** In any encoding of XML: the letters of the mark, zero bytes between them or not. */
  private static boolean declaresType(byte[] prolog) {
    String letters = new String(prolog, StandardCharsets.ISO_8859_1).replace("\0", "");
    return letters.contains("<!DOCTYPE");
  }
}
