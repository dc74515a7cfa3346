package oo.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    assertThat(RolloutWiring.examine(Settings.Work.STANDARD.withPolicies(file)))
        .containsExactly(
            new Finding.Failure("the file of policies: /arms/default: oracle is not among the policies", "./oo policies check " + file),
            new Finding.Failure("the file of policies: /shadows/0: nobody is not among the policies", "./oo policies check " + file));
  }

  @Test
  void findsThePackagedPoliciesFine() {
    assertThat(RolloutWiring.examine(Settings.Work.STANDARD)).singleElement().isInstanceOf(Finding.Fine.class)
        .extracting(finding -> ((Finding.Fine) finding).text()).asString().contains("beginning with two_stage");
    assertThat(RolloutWiring.examine(new Settings.Work(true, null, List.of("oracle")))).singleElement().isInstanceOf(Finding.Failure.class);
  }
}
