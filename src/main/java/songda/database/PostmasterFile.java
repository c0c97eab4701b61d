package songda.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The {@code postmaster.pid} that a killed process left behind: line 1 is a process id, line 3 the
 * second in which that server started (PostgreSQL, {@code miscinit.c}). The id may meanwhile belong
 * to anybody, another PostgreSQL too.
 *
 * @param cluster the data directory, absolute
 */
record PostmasterFile(Path cluster) {
  private static final Duration INACCURACY = Duration.ofSeconds(2);

  /**
   * Stops the server of this directory, if one is still running, and removes the file. A file that
   * says nothing is stale.
   *
   * @throws IOException when the server does not stop
   */
  void stopOrphan() throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = lines(file);
    Optional<ProcessHandle> orphan =
        number(lines, 0).flatMap(ProcessHandle::of).filter(process -> isOurs(process, lines));
    if (orphan.isPresent()) {
      stop(orphan.get());
    }
    Files.deleteIfExists(file);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of(); // cut off in the middle: nothing to go by
    }
  }

  private static Optional<Long> number(List<String> lines, int index) {
    return lines.stream()
        .skip(index)
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("[1-9]\\d{0,17}"))
        .map(Long::valueOf);
  }

  /** Told by its {@code -D}; by the second of its start where a command line cannot be read. */
  private boolean isOurs(ProcessHandle process, List<String> lines) {
    ProcessHandle.Info info = process.info();
    if (!info.command().map(command -> command.contains("postgres")).orElse(false)) {
      return false;
    }
    Optional<String[]> arguments = info.arguments();
    if (arguments.isPresent()) {
      List<String> words = Arrays.asList(arguments.get());
      int option = words.indexOf("-D");
      return option >= 0
          && option + 1 < words.size()
          && Path.of(words.get(option + 1)).equals(cluster);
    }
    Optional<Instant> said = number(lines, 2).map(Instant::ofEpochSecond);
    return said.isPresent()
        && info.startInstant()
            .map(start -> Duration.between(start, said.get()).abs().compareTo(INACCURACY) <= 0)
            .orElse(false);
  }

  private void stop(ProcessHandle orphan) throws IOException {
    orphan.destroy();
    try {
      orphan.onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "the PostgreSQL left over in " + cluster + " (pid " + orphan.pid() + ") does not stop",
          e);
    }
  }
}
