package songda.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output: results alone, in UTF-8 whatever the locale (JDK 17 would print ?? for Chinese
 * without LANG).
 */
final class Output {
  static final PrintStream STREAM =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private Output() {}

  /** One line. */
  static void print(String line) {
    STREAM.print(line + "\n");
    STREAM.flush();
  }
}
