package songda.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import songda.bulletin.BulletinParser;
import songda.bulletin.Notice;
import songda.bulletin.NoticeCode;
import songda.bulletin.Parsed;
import songda.bulletin.ParsedJson;
import songda.bulletin.ParsedText;
import songda.intake.Decoded;
import songda.intake.Intake;

/**
 * {@code songda parse FILE…}: reads bulletins and prints what was read, one JSON object a line in
 * the order of the arguments (design.md §6). Exit 0 when all were read, 1 when any was refused.
 */
@Command(
    name = "parse",
    mixinStandardHelpOptions = true,
    description = "Reads bulletins and prints what was read, one JSON object a line.")
public final class ParseCommand implements Callable<Integer> {
  private final InputStream in;
  private final PrintStream out;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Text, PDF, DOCX or OFD files; - is standard input.")
  private List<String> files = List.of();

  @Option(names = "--block", description = "The input is a distribution block alone.")
  private boolean block;

  @Option(names = "--text", description = "Print for people instead of JSON.")
  private boolean text;

  @Option(names = "--json", description = "Print JSON; the default.")
  private boolean json;

  /** Reads standard input and prints to standard output, in UTF-8 whatever the locale. */
  public ParseCommand() {
    this(
        System.in,
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
  }

  /**
   * A command with streams of its own.
   *
   * @param in what {@code -} reads
   * @param out receives the results and nothing else; flushed after each file
   */
  public ParseCommand(InputStream in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public Integer call() {
    boolean refused = false;
    for (String file : files) {
      Decoded decoded = read(file);
      Parsed parsed = parse(file, decoded);
      print(file, decoded, parsed);
      refused |= parsed.error() != null;
    }
    return refused ? 1 : 0;
  }

  private Parsed parse(String file, Decoded decoded) {
    if (decoded instanceof Decoded.Text read) {
      return block ? BulletinParser.parseBlock(read) : BulletinParser.parse(read);
    }
    Decoded.Cause cause = ((Decoded.Unreadable) decoded).cause();
    return Parsed.refused(Notice.of(NoticeCode.UNREADABLE, null, null, file, cause.name()));
  }

  private Decoded read(String file) {
    try {
      return Intake.read(file.equals("-") ? limited(in) : bytes(Path.of(file)));
    } catch (InvalidPathException e) {
      return new Decoded.Unreadable(Decoded.Cause.NAME_NOT_ENCODABLE);
    } catch (NoSuchFileException e) {
      return new Decoded.Unreadable(Decoded.Cause.MISSING);
    } catch (IOException e) {
      return new Decoded.Unreadable(Decoded.Cause.DENIED);
    }
  }

  private static byte[] bytes(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      return limited(file);
    }
  }

  /** One byte over the limit is enough to refuse; the rest is never read. */
  private static byte[] limited(InputStream stream) throws IOException {
    return stream.readNBytes(Intake.MAX_BYTES + 1);
  }

  private void print(String file, Decoded decoded, Parsed parsed) {
    if (text && !json) {
      String read = decoded instanceof Decoded.Text it ? it.text() : "";
      out.print(ParsedText.of(file, read, parsed, Locale.CHINESE));
    } else {
      out.print(ParsedJson.of(file, parsed));
      out.print('\n');
    }
    out.flush();
  }
}
