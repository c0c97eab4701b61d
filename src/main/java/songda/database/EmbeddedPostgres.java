package songda.database;

import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/**
 * A PostgreSQL that belongs to this process: its files under one data directory, on a loopback
 * port, stopped with the process. After a kill -9 the orphaned server of that directory, known by
 * {@code postmaster.pid}, is stopped cleanly first. Blocking: called at start and stop, never on an
 * event loop.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

  private final FileChannel lock;

  private EmbeddedPostgres(
      io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, FileChannel lock) {
    this.server = server;
    this.lock = lock;
  }

  /**
   * Starts the server of a directory, making it at the first time.
   *
   * @param directory holds {@code postgres/} (the cluster) and {@code postgres-work/} (the unpacked
   *     binaries)
   * @throws IOException with one clear sentence when it cannot be started here
   */
  public static EmbeddedPostgres start(Path directory) throws IOException {
    Path cluster = directory.resolve("postgres").toAbsolutePath();
    Files.createDirectories(cluster.getParent());
    refuseRootWithoutUnshare();
    FileChannel lock = lock(directory);
    new PostmasterFile(cluster).stopOrphan();
    Path work = directory.resolve("postgres-work").toAbsolutePath();
    io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder =
        io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
            .setDataDirectory(cluster)
            .setOverrideWorkingDirectory(work.toFile())
            .setCleanDataDirectory(false)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("encoding", "UTF-8")
            .setPGStartupWait(Duration.ofSeconds(60))
            .setRegisterShutdownHook(false);
    List.of("shared_buffers=64MB", "max_connections=64", "max_wal_size=1GB")
        .forEach(pair -> builder.setServerConfig(pair.split("=")[0], pair.split("=")[1]));
    EmbeddedPostgres started = new EmbeddedPostgres(builder.start(), lock);
    closeToOthers(work);
    return started;
  }

  /** How to reach it. */
  public PgConnectOptions connectOptions() {
    return new PgConnectOptions()
        .setHost("127.0.0.1")
        .setPort(server.getPort())
        .setDatabase("postgres")
        .setUser("postgres")
        .setPassword("postgres");
  }

  /** Stops the server and waits for it. */
  @Override
  public void close() throws IOException {
    server.close();
    lock.close();
  }

  /** Held as long as the process lives, so that two processes never run one directory. */
  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new IOException(
          "another process is running on "
              + directory
              + "; stop it, or use another data directory");
    }
    return channel;
  }

  // PostgreSQL refuses to run as root; the embedded one is then started in a user namespace.
  private static void refuseRootWithoutUnshare() throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return;
    }
    try {
      if (new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0) {
        return;
      }
    } catch (IOException e) {
      // told below: there is no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException(
        "the embedded PostgreSQL does not run as root here (no unshare): start as another user, or set database.url");
  }

  /** The library leaves the directory writable for everybody, from which programs are started. */
  private static void closeToOthers(Path work) throws IOException {
    if (work.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
