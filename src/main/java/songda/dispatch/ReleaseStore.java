package songda.dispatch;

/** The set-based statements of a release. */
public final class ReleaseStore {}
