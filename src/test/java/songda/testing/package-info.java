/**
 * What tests share: a real database, a settable clock, mail and webhook fakes, the cast of
 * accounts.
 */
package songda.testing;
