package oo.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import oo.bootstrap.Settings;
import oo.shared.application.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutWiringTest {

  @TempDir private Path folder;

  @Test
  void tellsTheDoctorWhatIsWrongAndHowToLookCloser() throws IOException {
    var file = Files.writeString(folder.resolve("policies.yaml"), """
        policies: [{name: rules, type: rules}]
        arms: {default: oracle}
        shadows: [nobody]
        """);

    assertThat(RolloutWiring.examine(Settings.Work.STANDARD.withPolicies(file), null))
        .containsExactly(
            new Finding.Failure("the file of policies: /arms/default: oracle is not among the policies", "./oo policies check " + file),
            new Finding.Failure("the file of policies: /shadows/0: nobody is not among the policies", "./oo policies check " + file));
  }

  @Test
  void warnsThatNobodyMakesTheScoresThatAPolicyAsksFor() throws IOException {
    var work = Settings.Work.STANDARD.withPolicies(Files.writeString(folder.resolve("policies.yaml"), """
        policies: [{name: rules, type: rules}, {name: trained, type: scored}]
        arms: {default: rules, candidate: {policy: trained, percent: 10}}
        """));
    var scorer = new Settings.Scorer(URI.create("http://127.0.0.1:8090"), "example", "1", Duration.ofMillis(30), 32);

    assertThat(RolloutWiring.examine(work, scorer)).singleElement().isInstanceOf(Finding.Fine.class);
    assertThat(RolloutWiring.examine(work, null)).singleElement().isInstanceOf(Finding.Warning.class)
        .extracting(Finding::text).asString().contains("no scorer is configured: the rules decide in its place");
  }

  @Test
  void findsThePackagedPoliciesFine() {
    assertThat(RolloutWiring.examine(Settings.Work.STANDARD, null)).singleElement().isInstanceOf(Finding.Fine.class)
        .extracting(finding -> ((Finding.Fine) finding).text()).asString().contains("beginning with two_stage");
    assertThat(RolloutWiring.examine(new Settings.Work(true, null, List.of("oracle")), null)).singleElement().isInstanceOf(Finding.Failure.class);
  }
}
