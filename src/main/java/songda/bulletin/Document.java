package songda.bulletin;

/**
 * An original file, byte for byte as it came.
 *
 * @param sha256Hex 64 hex digits
 */
public record Document(String sha256Hex, String fileName, String mediaType, byte[] bytes) {}
