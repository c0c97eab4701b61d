package songda.bulletin;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Facts of the 报头 as far as the text has them; the masthead is often artwork, so absent is normal
 * and never filled by a guess (domain.md §1.1).
 *
 * @param name the bulletin's name, such as 精神文明建设简报
 * @param issue 第N期, counted per year (extra issues in their own series)
 * @param issueTotal 总第N期
 * @param extra true for 增刊
 * @param year the year the issue number belongs to, four digits
 * @param issuer 编印单位, full name
 * @param issuedOn 印发日期 of the masthead, the day the leader signed it
 * @param signedBy 签发人
 * @param urgency 特急, 加急, 急件 and the like, as printed
 * @param classification 密级 or an internal mark, as printed
 */
public record Header(
    @Nullable String name,
    @Nullable Integer issue,
    @Nullable Integer issueTotal,
    boolean extra,
    @Nullable Integer year,
    @Nullable String issuer,
    @Nullable LocalDate issuedOn,
    @Nullable String signedBy,
    @Nullable String urgency,
    @Nullable String classification) {

  /** A header of which the text says nothing. */
  public static final Header EMPTY =
      new Header(null, null, null, false, null, null, null, null, null, null);
}
