package songda;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import songda.settings.KeyRing;
import songda.settings.Settings;

/**
 * What a node stands on.
 *
 * @param connect the database, through a pooler or not
 * @param direct the database without a pooler, for LISTEN
 * @param banner a sentence on every page and message, such as the demo's; null in earnest
 */
public record Ground(
    Vertx vertx,
    Settings settings,
    KeyRing keys,
    PgConnectOptions connect,
    PgConnectOptions direct,
    InstantSource clock,
    @Nullable String banner) {}
