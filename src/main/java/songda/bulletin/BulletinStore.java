package songda.bulletin;

/** The statements of bulletins, articles, entries and documents. */
public final class BulletinStore {}
