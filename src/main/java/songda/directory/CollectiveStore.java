package songda.directory;

/** The statements of collectives and their members. */
public final class CollectiveStore {}
