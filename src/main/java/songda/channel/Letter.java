package songda.channel;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Article;

/**
 * What every message of a dispatch carries: the bulletin, once in memory for all its deliveries.
 *
 * @param extra true for 增刊
 * @param sha256 of the original file, 64 hex digits
 * @param document the original file's bytes; never changed
 * @param phone of the office, empty when not set
 * @param banner a sentence above everything, such as the demo's; null in real life
 */
public record Letter(
    String name,
    int year,
    int issue,
    boolean extra,
    String issuer,
    LocalDate issuedOn,
    List<Article> articles,
    String sha256,
    String fileName,
    String mediaType,
    byte[] document,
    String phone,
    @Nullable String banner) {}
