package songda.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stream of server-sent events, read by a thread of its own. */
public final class EventLines implements AutoCloseable {
  private final int status;
  private final InputStream in;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  /** Reads until the stream ends or is closed. */
  public EventLines(int status, InputStream in) {
    this.status = status;
    this.in = in;
    Thread reader = new Thread(this::read, "event lines");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.lines().forEach(lines::add);
    } catch (IOException | java.io.UncheckedIOException e) {
      lines.add("broken: " + e);
    }
    ended = true;
  }

  /** The answer's status. */
  public int status() {
    return status;
  }

  /** How many lines begin like this so far. */
  public long count(String start) {
    return lines.stream().filter(line -> line.startsWith(start)).count();
  }

  /** Waits until one more line begins like this than had when the caller counted. */
  public void await(String start, long before) {
    Patience.until("a line " + start, () -> count(start) > before);
  }

  /** Waits until the server has ended the stream, properly. */
  public void awaitEnd() {
    Patience.until("the end of the stream", () -> ended);
    if (count("broken: ") > 0) {
      throw new AssertionError(lines.get(lines.size() - 1));
    }
  }

  /** Whether the server has ended it. */
  public boolean ended() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
