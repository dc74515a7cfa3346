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
      "P99 | there is no benchmark P99, only P1, P8",
      "--seconds 0 | --seconds takes at least 1, not 0",
      "--pairs 0 | --pairs takes at least 1, not 0",
      "--warm-up -1 | --warm-up takes at least 0, not -1",
      "--clients 8,0 | --clients takes at least 1, not 0",
      "--clients 1000 | --clients takes at most 256",
      "--clients many | 'many' is not an int",
      "--fast | Unknown option: '--fast'"})
  void refusesBadArgumentsBeforeAnythingIsStarted(String arguments, String message) {
    assertThat(run(arguments.split(" "))).isEqualTo(USAGE);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void saysWhatTheTargetsAre() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("P1", "P8", "--json");
  }

  private int run(String... arguments) {
    return new CommandLine(new BenchCommand()).setErr(new PrintWriter(err, true)).setOut(new PrintWriter(out, true)).execute(arguments);
  }
}
