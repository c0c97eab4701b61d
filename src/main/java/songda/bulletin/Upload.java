package songda.bulletin;

/**
 * A file as it came.
 *
 * @param fileName as the sender called it; shown and stored, never used as a path
 * @param bytes at most {@link songda.intake.Intake#MAX_BYTES}
 */
public record Upload(String fileName, byte[] bytes) {}
