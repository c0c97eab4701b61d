package songda.directory;

/** The statements of endpoints and the units they serve. */
public final class EndpointStore {}
