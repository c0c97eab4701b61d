package songda.bulletin;

/**
 * A file as it came.
 *
 * @param fileName as the sender called it, without folders and invisible characters, at most 200
 *     code points; shown, stored and mailed, never used as a path
 * @param bytes at most {@link songda.intake.Intake#MAX_BYTES}
 */
public record Upload(String fileName, byte[] bytes) {
  private static final int LONGEST = 200;

  public Upload {
    String name = fileName.replaceAll("^.*[/\\\\]", "").replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "");
    int points = name.codePointCount(0, name.length());
    // The end carries the kind of file.
    fileName =
        points > LONGEST ? name.substring(name.offsetByCodePoints(0, points - LONGEST)) : name;
  }
}
