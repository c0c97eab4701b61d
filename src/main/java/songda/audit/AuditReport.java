package songda.audit;

import java.util.List;
import java.util.Optional;
import songda.answer.Language;
import songda.answer.Messages;

/**
 * What the verifier found.
 *
 * @param head the last seal, as a checkpoint to keep elsewhere; empty when nothing is sealed
 * @param unsealed entries that still wait for the sealer
 * @param faults what does not fit, the first one first; empty when all fits
 */
public record AuditReport(
    long entries, Optional<Checkpoint> head, long unsealed, List<Fault> faults) {
  /**
   * One thing that does not fit.
   *
   * @param code the sentence is {@code audit.fault.CODE}
   * @param where seal number, entry id, or a count, as the sentence needs it
   */
  public record Fault(String code, String where) {
    /** The sentence in a language. */
    public String sentence(Language language) {
      return Messages.text(language, "audit.fault." + code, where);
    }
  }

  /** Whether everything fits. */
  public boolean ok() {
    return faults.isEmpty();
  }

  /** The report for people, and always what a verification cannot see. */
  public List<String> sentences(Language language) {
    List<String> lines = new java.util.ArrayList<>();
    faults.forEach(fault -> lines.add(fault.sentence(language)));
    if (ok()) {
      lines.add(Messages.text(language, "audit.report.ok", entries, unsealed));
    }
    head.ifPresent(kept -> lines.add(Messages.text(language, "audit.report.head", kept.json())));
    lines.add(Messages.text(language, "audit.report.blind"));
    return lines;
  }
}
