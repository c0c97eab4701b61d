package songda.bulletin;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Blocks of our own for the rules that the given cases leave open; each says why. */
class OwnCasesTest {
  @TestFactory
  Stream<DynamicTest> everyCaseOfOurOwnIsExact() throws IOException {
    return DistributionCases.in("own-cases.json");
  }
}
