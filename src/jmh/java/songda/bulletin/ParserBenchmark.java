package songda.bulletin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What reading costs: the sample, and lists of a hundred to a hundred thousand names. The heap is
 * touched before, else the first touch of its pages is measured and not the reading.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ParserBenchmark {
  /** The real bulletin. */
  @State(Scope.Benchmark)
  public static class Sample {
    private String text = "";

    /** Loads it. */
    @Setup
    public void load() throws IOException {
      try (InputStream in = ParserBenchmark.class.getResourceAsStream("sample.txt")) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  /** A block of many names, wrapped as on a page. */
  @State(Scope.Benchmark)
  public static class Roster {
    /** How many names. */
    @Param({"100", "1000", "10000", "100000"})
    public int names;

    private String text = "";

    /** Builds it. */
    @Setup
    public void build() {
      StringBuilder list = new StringBuilder("送：");
      for (int i = 0; i < names; i++) {
        list.append(i == 0 ? "" : "，").append("上海市第").append(i).append("邮政管理局文明办");
        if (i % 3 == 2) {
          list.append("，\n上海市第").append(i).append("快递行业协会");
        }
      }
      text = list.append("。\n").toString();
    }
  }

  /** One whole document: three articles, thirteen recipients. */
  @Benchmark
  public Parsed sample(Sample sample) {
    return BulletinParser.parse(sample.text);
  }

  /** A block alone; divide by the names for the cost of one (a third more stand in it). */
  @Benchmark
  public Parsed roster(Roster roster) {
    return BulletinParser.parseBlock(roster.text);
  }
}
