package songda.instruction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an instruction says.
 *
 * @param person who gave it
 * @param unit the organisation, in words; null when nobody said
 * @param text the words on the paper; 圈阅 is one
 * @param demand 办理要求: what is to be done
 * @param doneOn 办结: when it was; null while it is not
 */
public record Wording(
    String person,
    @Nullable String post,
    @Nullable String unit,
    LocalDate givenOn,
    String text,
    @Nullable String demand,
    @Nullable LocalDate doneOn) {}
