package songda.directory.sheet;

import org.jspecify.annotations.Nullable;

/**
 * What an import of a file would do.
 *
 * @param sha256 of the file, in hexadecimal
 * @param sheet that was read; null of a text file
 * @param unread how many more sheets the file has, which are left alone
 */
public record Preview(String sha256, @Nullable String sheet, int unread, Plan plan) {}
