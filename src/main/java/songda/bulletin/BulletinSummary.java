package songda.bulletin;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of bulletins.
 *
 * @param firstTitle title of the first article, empty when there is none
 * @param dispatchId its dispatch once released, or null
 */
public record BulletinSummary(
    long id,
    int version,
    String state,
    @Nullable String name,
    @Nullable Integer year,
    @Nullable Integer issue,
    boolean extra,
    @Nullable LocalDate issuedOn,
    String fileName,
    String firstTitle,
    String authorName,
    Instant createdAt,
    @Nullable Long dispatchId) {}
