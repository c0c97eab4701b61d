package songda.bulletin;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The distribution blocks whose exact result was given. */
class GivenCasesTest {
  @TestFactory
  Stream<DynamicTest> everyGivenCaseIsExact() throws IOException {
    return DistributionCases.in("distribution.json");
  }
}
