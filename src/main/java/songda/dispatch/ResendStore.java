package songda.dispatch;

/** The statements of sending again. */
public final class ResendStore {}
