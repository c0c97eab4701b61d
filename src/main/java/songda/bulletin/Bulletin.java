package songda.bulletin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import songda.access.Account;

/**
 * A stored bulletin with its entries resolved.
 *
 * @param state from draft to released and on (design.md §4), as stored
 * @param revision counts the edits, for optimistic checks
 * @param documentSha256Hex the original file, 64 hex digits; its bytes: {@link Bulletins#document}
 * @param deadlineOn until the end of which day 送 and 发 are asked to sign, or null
 * @param facts what the file prints of header and tails, with the places; edits leave them alone
 * @param editedBy account that edited it last, or null
 * @param submittedBy account that submitted it last, or null
 * @param decidedBy who approved or rejected last, or null
 * @param dispatchId its dispatch once released, or null
 */
public record Bulletin(
    long id,
    int version,
    String state,
    int revision,
    String documentSha256Hex,
    String fileName,
    Header header,
    @Nullable LocalDate deadlineOn,
    List<Article> articles,
    List<ConfirmedEntry> entries,
    Meta meta,
    List<PrintedFact> facts,
    List<Notice> warnings,
    Account author,
    Instant createdAt,
    @Nullable Long editedBy,
    @Nullable Long submittedBy,
    @Nullable Instant submittedAt,
    @Nullable Account decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String decisionNote,
    @Nullable Long dispatchId) {
  public Bulletin {
    articles = List.copyOf(articles);
    entries = List.copyOf(entries);
    facts = List.copyOf(facts);
    warnings = List.copyOf(warnings);
  }

  /** The same bulletin with its articles and entries. */
  Bulletin filled(List<Article> read, List<ConfirmedEntry> confirmed) {
    return new Bulletin(
        id,
        version,
        state,
        revision,
        documentSha256Hex,
        fileName,
        header,
        deadlineOn,
        read,
        confirmed,
        meta,
        facts,
        warnings,
        author,
        createdAt,
        editedBy,
        submittedBy,
        submittedAt,
        decidedBy,
        decidedAt,
        decisionNote,
        dispatchId);
  }

  /** Whether an account took it in, edited it last or submitted it, so that another must review. */
  public boolean handledBy(long accountId) {
    return author.id() == accountId
        || Objects.equals(editedBy, accountId)
        || Objects.equals(submittedBy, accountId);
  }

  /** Whether header and entries may still be edited. */
  public boolean editable() {
    return BulletinState.of(state).editable();
  }

  /** Whether its recipients are chosen by hand: none of them was printed. */
  public boolean byHand() {
    return entries.stream().allMatch(entry -> entry.printed().line() == 0);
  }

  /** {@code bulletin:12}, as the audit calls it. */
  public String reference() {
    return "bulletin:" + id;
  }
}
