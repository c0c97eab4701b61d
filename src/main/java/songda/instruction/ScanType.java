package songda.instruction;

import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** What a scan may be; told by its first bytes, never by its name. */
enum ScanType {
  /** ISO 32000-1 §7.5.2. */
  PDF("application/pdf", "255044462d"),
  /** ISO/IEC 10918-1 B.1.1.3: start of image, then another marker. */
  JPEG("image/jpeg", "ffd8ff"),
  /** RFC 2083 §3.1. */
  PNG("image/png", "89504e470d0a1a0a");

  private final String mediaType;
  private final String start;

  ScanType(String mediaType, String start) {
    this.mediaType = mediaType;
    this.start = start;
  }

  String mediaType() {
    return mediaType;
  }

  static Optional<ScanType> of(byte[] bytes) {
    return Stream.of(values()).filter(type -> type.begins(bytes)).findFirst();
  }

  private boolean begins(byte[] bytes) {
    int length = Math.min(start.length() / 2, bytes.length);
    return HexFormat.of().formatHex(bytes, 0, length).equals(start);
  }
}
