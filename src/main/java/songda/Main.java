package songda;

/** Starts the command named on the command line; without one, the demo. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.out.println("Songda");
  }
}
