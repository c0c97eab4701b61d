package songda.directory;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From rows to units; mobiles are opened only to be masked. */
final class UnitRows {
  private final AddressVault vault;

  UnitRows(AddressVault vault) {
    this.vault = vault;
  }

  Unit unit(Row row) {
    return new Unit(
        row.getLong("id"),
        row.getString("name"),
        Standing.of(row.getString("standing")),
        UnitKind.of(row.getString("kind")),
        row.getLong("parent_id"),
        row.getBoolean("paper"),
        List.of(row.getArrayOfStrings("short_names")),
        List.of(row.getArrayOfStrings("former_names")),
        ((JsonArray) row.getValue("contacts"))
            .stream().map(JsonObject.class::cast).map(this::contact).toList(),
        ((JsonArray) row.getValue("endpoints"))
            .stream().map(JsonObject.class::cast).map(UnitRows::endpoint).toList());
  }

  private Contact contact(JsonObject stored) {
    return new Contact(
        stored.getLong("id"),
        stored.getString("name"),
        stored.getString("post"),
        masked(stored.getString("mobile")));
  }

  private @Nullable String masked(@Nullable String sealedHex) {
    return sealedHex == null
        ? null
        : Contact.masked(vault.open(HexFormat.of().parseHex(sealedHex)));
  }

  private static Endpoint endpoint(JsonObject stored) {
    Double disabled = stored.getDouble("disabled_at");
    return new Endpoint(
        stored.getLong("id"),
        stored.getString("channel"),
        stored.getString("hint"),
        stored.getBoolean("secret"),
        disabled == null ? null : Instant.ofEpochSecond(disabled.longValue()));
  }
}
