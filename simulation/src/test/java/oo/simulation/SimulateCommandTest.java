package oo.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateCommandTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--users=0|--users is from 1 to 10000, not 0",
      "--users=many|Invalid value for option '--users': 'many' is not an int",
      "--days=-3|--days is from 1 to 730, not -3",
      "--seeds=0|--seeds is from 1 to 1000, not 0",
      "--connections=1000|--connections is from 1 to 128, not 1000",
      "--parallel=99|--parallel is from 1 to 16, not 99",
      "--policies=two_stage,oracle|there is no policy oracle to simulate: two_stage, uniform, rules,",
      "--policies=two_stage:spread|there is no policy two_stage:spread to simulate",
      "--policies=rules,rules|--policies names one twice: rules,rules",
      "--report=/nowhere/at/all.html|/nowhere/at/all.html cannot be written: there is no folder for it",
      "--json=/|/ cannot be written: it is a folder",
  })
  void saysWhatIsWrongBeforeAnythingStarts(String argument, String words) {
    var err = new StringWriter();
    int exit = new CommandLine(new SimulateCommand()).setErr(new PrintWriter(err)).execute(argument);
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains(words);
  }

  @Test
  void comparesWhatIsPackagedWithTheOthers() throws IOException {
    var words = Contenders.STANDARD.getFirst().split(":", 2);
    try (var packaged = getClass().getResourceAsStream("/policies/policies.yaml")) {
      assertThat(new String(packaged.readAllBytes(), StandardCharsets.UTF_8)).contains("{name: %s, type: %s, parameters: {%s}}"
          .formatted(words[0], words[0], words[1].replace(":", ", ").replace("=", ": ")));
    }
  }

  @Test
  void knowsEverybodyWhomItRunsByDefault() {
    assertThat(Contenders.STANDARD).allMatch(name -> Contenders.find(name) != null).first().asString().startsWith("two_stage");
    assertThat(Contenders.find("vw:epsilon=0.1")).as("whose parameters are its own").isNull();
  }
}
