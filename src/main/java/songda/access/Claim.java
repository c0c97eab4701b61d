package songda.access;

/** What an Idempotency-Key meets. */
public sealed interface Claim {
  /** Nobody has used the key: go on, then keep the answer or release the key. */
  record Fresh() implements Claim {}

  /** The same request was answered: give that answer again. */
  record Replay(KeptAnswer answer) implements Claim {}

  /** The same request is still running (409). */
  record Running() implements Claim {}

  /** Another request used the key (422). */
  record Different() implements Claim {}
}
