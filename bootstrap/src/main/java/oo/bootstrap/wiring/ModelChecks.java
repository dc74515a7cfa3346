package oo.bootstrap.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oo.bootstrap.Settings;
import oo.recommender.application.port.Snapshots;
import oo.shared.application.Finding;

/** That what was learned is served, and nothing strange among it. */
final class ModelChecks {

  private ModelChecks() {}

  static List<Finding> examine(Settings settings) {
    try (var tools = new Tools(settings.withPoolSize(1))) {
      return EventChecks.unlessMissing("recommender", () -> examine(tools.models().snapshots()));
    }
  }

  static List<Finding> examine(Snapshots snapshots) {
    var choice = snapshots.choice();
    if (choice == null) {
      return List.of(new Finding.Fine("nothing was learned yet"));
    }
    var served = snapshots.find(choice.version());
    if (served == null) {
      return List.of(new Finding.Failure(
          "the model " + choice.version() + ", which is to be served, is gone", "./oo model rollback   # serves the last good one before it"));
    }
    var findings = new ArrayList<Finding>();
    var health = served.draft().health();
    if (!health.alarms().isEmpty()) {
      findings.add(new Finding.Warning(
          String.format(Locale.ROOT, "the model %s looks strange (%s: drift %.2f, entropy %.2f)", served.version(), health.alarms(),
              health.drift(), health.meanEntropy()),
          "./oo model rollback   # serves the last one before it without an alarm"));
    }
    if (choice.held()) {
      findings.add(new Finding.Warning(
          "the model " + choice.version() + " is held since " + choice.at() + " (" + choice.reason() + "): newer ones are not served",
          "./oo model resume   # when what was wrong is mended"));
    }
    return findings.isEmpty()
        ? List.of(new Finding.Fine(served.version() + " is served, of " + served.draft().observations() + " tips, cut " + served.draft().cutAt()))
        : findings;
  }
}
