package oo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {

  private static final int USAGE = 2;

  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "P99 | there is no benchmark P99, only T3, P1, P2",
      "--seconds 0 | --seconds takes at least 1, not 0",
      "--pairs 0 | --pairs takes at least 1, not 0",
      "--warm-up -1 | --warm-up takes at least 0, not -1",
      "--clients 8,0 | --clients takes at least 1, not 0",
      "--clients 1000 | --clients takes at most 256",
      "--clients many | 'many' is not an int",
      "--rows 10 | --rows takes at least 1000, not 10",
      "--setting POOL=4 | a setting is OO_NAME=value, not POOL=4",
      "--compare -XX:+UseSerialGC | requires at least 2 values",
      "--compare-setting OO_X=1 X=2 | a setting is OO_NAME=value, not X=2",
      "--compare -Xmx1g -Xmx2g --compare-setting OO_X=1 OO_X=2 | compare either options or settings",
      "--fast | Unknown option: '--fast'"})
  void refusesBadArgumentsBeforeAnythingIsStarted(String arguments, String message) {
    assertThat(run(arguments.split(" "))).isEqualTo(USAGE);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void saysWhatTheTargetsAre() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("P1", "P8    start to the first 200", "TOOLS ", "--json");
  }

  private int run(String... arguments) {
    var bench = (CommandLine) new BenchCommands().commands().getFirst();
    return bench.setErr(new PrintWriter(err, true)).setOut(new PrintWriter(out, true)).execute(arguments);
  }
}
