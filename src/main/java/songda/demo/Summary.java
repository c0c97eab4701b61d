package songda.demo;

import io.vertx.core.json.JsonObject;

/**
 * The story in numbers, taken from the database; the last line of {@code demo --once}.
 *
 * @param entries confirmed entries, of which {@code units} single units and {@code collectives}
 * @param deliveries original deliveries, of which {@code accepted} taken by the next server
 * @param plannedEqualsStates in one snapshot the number frozen at release = rows by state = tallies
 * @param auditEntries sealed entries
 */
public record Summary(
    long entries,
    long units,
    long collectives,
    long addressees,
    long deliveries,
    long accepted,
    long acknowledged,
    long returned,
    long pending,
    boolean plannedEqualsStates,
    long auditEntries,
    boolean auditVerified) {

  /** Whether every invariant held. */
  public boolean holds() {
    return plannedEqualsStates
        && auditVerified
        && acknowledged + returned + pending == addressees
        && units + collectives == entries;
  }

  /** The line. */
  public String json() {
    return new JsonObject()
        .put("entries", entries)
        .put("units", units)
        .put("collectives", collectives)
        .put("addressees", addressees)
        .put("deliveries", deliveries)
        .put("accepted", accepted)
        .put("acknowledged", acknowledged)
        .put("returned", returned)
        .put("pending", pending)
        .put("planned_equals_states", plannedEqualsStates)
        .put("audit_entries", auditEntries)
        .put("audit_verified", auditVerified)
        .encode();
  }
}
