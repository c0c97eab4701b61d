package songda;

import songda.command.Songda;

/** Starts the command named on the command line; without one, the demo. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the process with its exit code: 0 done, 1 refused, 2 usage, 3
   * infrastructure.
   */
  public static void main(String[] args) {
    System.exit(Songda.run(args.length == 0 ? new String[] {"demo"} : args));
  }
}
