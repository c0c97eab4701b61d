package songda.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook by its central directory, which is what its reader goes by too: some
 * writers' local headers cannot be read in sequence.
 */
final class WorkbookParts implements Closeable {
  /** Twenty thousand units are a quarter of this. */
  private static final long MAX_BYTES = 48L << 20;

  private static final int MAX_ENTRIES = 10_000;

  /** A document type stands before the root element; declarations and comments are shorter. */
  private static final int PROLOG = 4096;

  private final ZipFile zip;

  private WorkbookParts(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * Opens the directory of a file, none of its parts.
   *
   * @throws IOException when it has none
   */
  static WorkbookParts of(byte[] bytes) throws IOException {
    return new WorkbookParts(
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get());
  }

  /** Why the parts are not to be read, or null; any part counts, whatever it is called. */
  Tabular.@Nullable Trouble trouble() throws IOException {
    if (zip.getEntry("xl/workbook.xml") == null) {
      return Tabular.Trouble.BINARY;
    }
    List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
    long left = entries.size() > MAX_ENTRIES ? -1 : MAX_BYTES;
    for (ZipArchiveEntry entry : entries) {
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        return Tabular.Trouble.ENCRYPTED;
      }
      if (left < 0) {
        return Tabular.Trouble.TOO_LONG;
      }
      try (InputStream part = zip.getInputStream(entry)) {
        byte[] prolog = part.readNBytes(PROLOG);
        if (declaresType(prolog)) {
          return Tabular.Trouble.DAMAGED;
        }
        left -= prolog.length + drained(part, left);
      }
    }
    return left < 0 ? Tabular.Trouble.TOO_LONG : null;
  }

  private static long drained(InputStream part, long most) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    for (int n = part.read(buffer); n >= 0 && size <= most; n = part.read(buffer)) {
      size += n;
    }
    return size;
  }

  /** In any encoding of XML: the letters of the mark, zero bytes between them or not. */
  private static boolean declaresType(byte[] prolog) {
    String letters = new String(prolog, StandardCharsets.ISO_8859_1).replace("\0", "");
    return letters.contains("<!DOCTYPE");
  }

  /** The markup of a part, its texts as they come; empty when there is none. */
  String markup(String name) throws IOException {
    ZipArchiveEntry entry = zip.getEntry(name);
    if (entry == null) {
      return "";
    }
    try (InputStream part = zip.getInputStream(entry)) {
      return new String(part.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
