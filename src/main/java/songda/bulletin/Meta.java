package songda.bulletin;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the distribution block says beside its recipients.
 *
 * @param copies 共印N份, or null
 * @param archive true when 存档 is printed
 * @param printer 印发机关 of the printer line only
 * @param printDate 印发日期 of the printer line
 * @param copiesByName copies of one recipient, keyed by the entry's name, in printed order
 * @param declaredCount the number of units a collective says it has, keyed by the entry's name
 */
public record Meta(
    @Nullable Integer copies,
    boolean archive,
    @Nullable String printer,
    @Nullable LocalDate printDate,
    Map<String, Integer> copiesByName,
    Map<String, Integer> declaredCount) {

  /** A block that says nothing beside its recipients. */
  public static final Meta EMPTY = new Meta(null, false, null, null, Map.of(), Map.of());

  public Meta {
    copiesByName = Collections.unmodifiableMap(new LinkedHashMap<>(copiesByName));
    declaredCount = Collections.unmodifiableMap(new LinkedHashMap<>(declaredCount));
  }
}
