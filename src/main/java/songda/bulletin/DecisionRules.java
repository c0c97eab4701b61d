package songda.bulletin;

import songda.answer.Answer;
import songda.answer.PlainText;
import songda.answer.Refusal;

/** What a decision makes of an entry. */
final class DecisionRules {
  private DecisionRules() {}

  static Answer<EntryStore.Settled> settle(ConfirmedEntry entry, Decision decision) {
    if (decision instanceof Decision.Choose choose) {
      int count = entry.printed().readings().size();
      return choose.reading() < 0 || choose.reading() >= count
          ? Answer.refused(Refusal.of(422, "decision.unknown"))
          : named(entry.printed().readings().get(choose.reading()), "reading:" + choose.reading());
    }
    if (decision instanceof Decision.Rename rename) {
      String name = rename.name().strip();
      return PlainText.oneLine(name, 200)
          ? named(new Reading(name, rename.kind(), entry.membersOf()), "name")
          : Answer.refused(Refusal.of(422, "decision.bad_name"));
    }
    if (decision instanceof Decision.ToUnit unit) {
      Reading reading = new Reading(entry.name(), EntryKind.UNIT, null);
      return Answer.done(new EntryStore.Settled(reading, unit.unitId(), null, "unit"));
    }
    Decision.ToCollective collective = (Decision.ToCollective) decision;
    Reading reading = new Reading(entry.name(), EntryKind.COLLECTIVE, entry.membersOf());
    return Answer.done(
        new EntryStore.Settled(reading, null, collective.collectiveId(), "collective"));
  }

  private static Answer<EntryStore.Settled> named(Reading reading, String chosen) {
    return Answer.done(new EntryStore.Settled(reading, null, null, chosen));
  }
}
