package songda.delivery;

/** A delivery that goes back to the queue unsent, and why. */
record Held(Consignment one, Hold hold) {}
