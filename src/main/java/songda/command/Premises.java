package songda.command;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import songda.Ground;
import songda.database.EmbeddedPostgres;
import songda.settings.KeyRing;
import songda.settings.Settings;
import songda.settings.SettingsException;
import songda.settings.SettingsLoader;

/**
 * What a command stands on while it runs: Vert.x, the settings, the keys, and an embedded
 * PostgreSQL where no other is configured. Closing stops what was started here.
 */
final class Premises implements AutoCloseable {
  private final Vertx vertx;
  private final Ground ground;
  private final @Nullable EmbeddedPostgres embedded;

  private Premises(Vertx vertx, Ground ground, @Nullable EmbeddedPostgres embedded) {
    this.vertx = vertx;
    this.ground = ground;
    this.embedded = embedded;
  }

  /**
   * Opens the premises of the configured installation.
   *
   * @param vertx closed with the premises, also where they cannot be opened
   * @throws songda.settings.SettingsException for a configuration that cannot be used
   * @throws IOException when keys or the embedded database cannot be had here
   */
  static Premises open(Vertx vertx, @Nullable Path conf, Map<String, String> overrides)
      throws IOException {
    try {
      Settings settings = Waiting.on(SettingsLoader.load(vertx, conf, overrides));
      return open(vertx, settings, InstantSource.system(), null);
    } catch (IOException | RuntimeException e) {
      Waiting.on(vertx.close());
      throw e;
    }
  }

  /** Opens premises with settings that somebody else made, such as the demo's. */
  static Premises open(Vertx vertx, Settings settings, InstantSource clock, @Nullable String banner)
      throws IOException {
    KeyRing keys = KeyRing.load(settings.keysDir());
    Settings.DatabaseSettings database = settings.database();
    if (database.url() == null) {
      EmbeddedPostgres embedded = EmbeddedPostgres.start(settings.dataDir());
      PgConnectOptions options = embedded.connectOptions();
      return new Premises(
          vertx, new Ground(vertx, settings, keys, options, options, clock, banner), embedded);
    }
    PgConnectOptions pooled = options("database.url", database.url(), database);
    String listen = database.listenUrl();
    PgConnectOptions direct =
        listen == null ? pooled : options("database.listen_url", listen, database);
    return new Premises(
        vertx, new Ground(vertx, settings, keys, pooled, direct, clock, banner), null);
  }

  /** A Vert.x that keeps no file cache on disk: the product serves from memory. */
  static Vertx vertx() {
    return Vertx.vertx(
        new VertxOptions()
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(true)));
  }

  private static PgConnectOptions options(
      String key, String url, Settings.DatabaseSettings database) {
    PgConnectOptions options = parsed(key, url);
    if (database.user() != null) {
      options.setUser(database.user());
    }
    if (database.password() != null) {
      options.setPassword(database.password());
    }
    return options;
  }

  /** The address itself is not repeated: a password may stand in it. */
  private static PgConnectOptions parsed(String key, String url) {
    try {
      return PgConnectOptions.fromUri(url);
    } catch (RuntimeException e) {
      throw new SettingsException(
          key + " cannot be read; expected postgresql://host:port/database");
    }
  }

  Ground ground() {
    return ground;
  }

  @Override
  public void close() throws IOException {
    Waiting.on(vertx.close());
    if (embedded != null) {
      embedded.close();
    }
  }
}
