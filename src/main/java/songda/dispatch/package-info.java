/**
 * The release. In: an approved bulletin whose every entry is resolved; out: one dispatch with its
 * frozen roster, addressees, deliveries and tallies. Promises all or nothing in one transaction,
 * and that releasing twice gives the same dispatch.
 */
package songda.dispatch;
