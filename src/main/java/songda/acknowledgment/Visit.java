package songda.acknowledgment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import songda.bulletin.Article;
import songda.bulletin.Relation;

/**
 * What a valid link opens: one addressee of one dispatch, its bulletin, and its act if there is
 * one.
 *
 * @param state the addressee's state
 * @param issuedOn date of the masthead
 * @param documentSha256 64 hex digits of the original file
 * @param documentSize bytes
 */
public record Visit(
    long dispatchId,
    long addresseeId,
    UUID publicId,
    int tokenVersion,
    String unitName,
    Relation relation,
    String state,
    String bulletinName,
    int year,
    int issue,
    boolean extra,
    int bulletinVersion,
    String issuer,
    @Nullable LocalDate issuedOn,
    String documentName,
    String mediaType,
    long documentSize,
    String documentSha256,
    List<Article> articles,
    Optional<Signed> signed) {

  Visit with(List<Article> read, Optional<Signed> act) {
    return new Visit(
        dispatchId,
        addresseeId,
        publicId,
        tokenVersion,
        unitName,
        relation,
        state,
        bulletinName,
        year,
        issue,
        extra,
        bulletinVersion,
        issuer,
        issuedOn,
        documentName,
        mediaType,
        documentSize,
        documentSha256,
        read,
        act);
  }
}
