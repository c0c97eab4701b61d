package songda.instruction;

/** A scan with its bytes, as they came. */
public record ScanFile(Scan scan, byte[] bytes) {}
