package oo.bootstrap.wiring;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import oo.bootstrap.Settings;
import oo.shared.application.Check;

/** What each part of oO has to look at in its installation. A new part adds its checks here. */
public final class Checks {

  /** What asks several questions one after the other, and waits for each as long as the app would. */
  private static final Duration SLOW = Duration.ofSeconds(12);

  private Checks() {}

  /**
   * Nothing is opened before a check is run, so that bad settings harm none.
   *
   * @param start the command that starts oO
   */
  public static List<Check> of(Settings settings, String start, InstantSource clock) {
    var checks = new ArrayList<>(Databases.checks(settings, start, clock).all());
    checks.add(issuer(settings, clock));
    checks.add(new Check("policies", Set.of(), () -> RolloutWiring.examine(settings.work(), settings.scorer())));
    checks.add(new Check("events", Set.of("database", "roles"), () -> EventChecks.examine(settings, start)));
    checks.add(new Check("ledger", Set.of("database", "roles"), () -> LedgerChecks.examine(settings, start, clock)));
    checks.add(new Check("model", Set.of("database", "roles"), () -> ModelChecks.examine(settings)));
    checks.add(new Check("scorer", Set.of(), SLOW, () -> ScorerWiring.examine(settings.scorer(), start)));
    checks.add(new Check("streams", Set.of(), SLOW, () -> EventsWiring.streams(settings.nats(), start)));
    return checks;
  }

  private static Check issuer(Settings settings, InstantSource clock) {
    return new Check("issuer", Set.of(), SLOW, () -> {
      try (var auth = new AuthWiring(settings.tokens(), clock)) {
        return auth.examine();
      }
    });
  }
}
