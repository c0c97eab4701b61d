package songda.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import songda.audit.AuditLine;
import songda.audit.AuditList;
import songda.instruction.Instruction;
import songda.ledger.Names;
import songda.pages.Times;

/** What happened to a bulletin, its instructions among the rest; the newest first. */
public final class Timeline {
  /** The steps of a bulletin; what was decided about single entries stays in the audit. */
  private static final Set<String> STEPS =
      Set.of(
          "bulletin.add",
          "bulletin.submit",
          "bulletin.reject",
          "bulletin.approve",
          "bulletin.reopen",
          "bulletin.release");

  /** Most entries of the audit that are looked through. */
  private static final int LOOK = 200;

  private final AuditList audit;
  private final Names names;

  /** Over the audit, with the names behind it. */
  public Timeline(AuditList audit, Names names) {
    this.audit = audit;
    this.names = names;
  }

  /**
   * One thing that happened: an entry of the audit or an instruction.
   *
   * @param at of an instruction the end of the day on which it was given, or when it was recorded,
   *     if that was earlier
   */
  public record Event(Instant at, @Nullable AuditLine line, @Nullable Instruction instruction) {}

  /** Everything, with the sentences of the audit's part. */
  public record Told(List<Event> events, AuditSentences sentences) {}

  /** The events of a bulletin and what its reader may see of instructions. */
  Future<Told> of(Visit visit, long bulletinId, List<Instruction> instructions) {
    return audit
        .page(null, "bulletin:" + bulletinId, LOOK)
        .map(
            lines ->
                lines.stream()
                    .filter(line -> line.result().equals("done") && STEPS.contains(line.action()))
                    .toList())
        .compose(
            lines ->
                names
                    .of(AuditSentences.references(lines))
                    .map(
                        known ->
                            new Told(
                                merged(lines, instructions),
                                new AuditSentences(visit.page(), known))));
  }

  private static List<Event> merged(List<AuditLine> lines, List<Instruction> instructions) {
    List<Event> events = new ArrayList<>();
    lines.forEach(line -> events.add(new Event(line.at(), line, null)));
    instructions.forEach(one -> events.add(new Event(at(one), null, one)));
    events.sort(Comparator.comparing(Event::at).reversed());
    return events;
  }

  private static Instant at(Instruction instruction) {
    Instant recorded = instruction.versions().get(instruction.versions().size() - 1).recordedAt();
    Instant given =
        instruction
            .latest()
            .wording()
            .givenOn()
            .atTime(LocalTime.MAX)
            .atZone(Times.ZONE)
            .toInstant();
    return given.isBefore(recorded) ? given : recorded;
  }
}
