package songda.instruction;

/**
 * The scanned paper of an instruction.
 *
 * @param sha256Hex 64 hex digits
 * @param size in bytes
 */
public record Scan(String sha256Hex, String fileName, String mediaType, long size) {}
