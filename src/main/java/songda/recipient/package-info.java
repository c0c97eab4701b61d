/**
 * The recipients' door. In: requests that carry a link; out: the bulletin, the form, the proof.
 * Promises that reading changes nothing, that only a form of this page acts, and that no page needs
 * a script or another host.
 */
package songda.recipient;
