package songda.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server of a data directory, and what a killed process leaves behind in it. */
class EmbeddedPostgresTest {
  @TempDir private Path folder;

  @Test
  void aServerOfAnotherDirectoryIsNeverStopped() throws IOException {
    try (EmbeddedPostgres other = EmbeddedPostgres.start(folder.resolve("other"))) {
      Path foreign = folder.resolve("other/postgres/postmaster.pid");
      Path cluster = Files.createDirectories(folder.resolve("mine/postgres").toAbsolutePath());
      Files.copy(foreign, cluster.resolve("postmaster.pid"));
      new PostmasterFile(cluster).stopOrphan();
      assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
      assertThat(process(foreign).isAlive()).isTrue();
      assertThat(other.connectOptions().getPort()).isPositive();
    }
  }

  @Test
  void theServerLeftOverInThisDirectoryIsStopped() throws Exception {
    try (EmbeddedPostgres killed = EmbeddedPostgres.start(folder)) {
      Path file = folder.resolve("postgres/postmaster.pid");
      ProcessHandle orphan = process(file);
      new PostmasterFile(folder.resolve("postgres").toAbsolutePath()).stopOrphan();
      orphan.onExit().get(10, TimeUnit.SECONDS);
      assertThat(file).doesNotExist();
      assertThat(killed.connectOptions().getPort()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "abc\n", "-1\n", "99999999999999999999\n", "\u00ff"})
  void aFileThatSaysNothingIsStale(String content) throws IOException {
    Path file = folder.resolve("postmaster.pid");
    Files.write(file, content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    new PostmasterFile(folder).stopOrphan();
    assertThat(file).doesNotExist();
  }

  @Test
  void nobodyElseMayWriteWhereTheProgramsLieAndItStartsASecondTime() throws IOException {
    for (int start = 1; start <= 2; start++) {
      try (EmbeddedPostgres running = EmbeddedPostgres.start(folder)) {
        Set<PosixFilePermission> rights =
            Files.getPosixFilePermissions(folder.resolve("postgres-work"));
        assertThat(rights)
            .contains(PosixFilePermission.OWNER_WRITE)
            .doesNotContain(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
        assertThat(running.connectOptions().getPort()).isPositive();
      }
    }
  }

  private static ProcessHandle process(Path file) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip())).orElseThrow();
  }
}
