package songda.settings;

/** A configuration that cannot be used; the message names the key and what was expected. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the sentence for the operator. */
  public SettingsException(String message) {
    super(message);
  }
}
