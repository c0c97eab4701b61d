/**
 * Reminders by manners. In: a dispatch's open addressees, deadlines, the working-day calendar; out:
 * who would be reminded, when and how. Promises that 报, superiors and groups of persons are never
 * reminded by a rule, and nobody outside office hours.
 */
package songda.reminder;
