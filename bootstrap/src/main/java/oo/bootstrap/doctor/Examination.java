package oo.bootstrap.doctor;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oo.bootstrap.wiring.Checks;
import oo.shared.application.Check;
import oo.shared.application.Finding;

/** Everything that there is to look at in an installation. */
public final class Examination {

  /** What a check is configured by, as far as it can be at fault. */
  private static final Map<String, String> SETTINGS = Map.of(
      "database", "OO_DATABASE_\\w+", "issuer", "OO_ISSUER|OO_JWKS_URL", "policies", "OO_POLICIES|OO_SHADOWS",
      "ports", "OO_HTTP_PORT|OO_OBSERVE_PORT",
      "safety", "OO_ISSUER|OO_JWKS_URL|OO_NATS_URL", "streams", "OO_NATS_\\w+");

  private final Installation installation;
  private final InstantSource clock;

  public Examination(Installation installation, InstantSource clock) {
    this.installation = installation;
    this.clock = clock;
  }

  public Report report() {
    return new Report(new Doctor(checks()).examine(), installation.secrets());
  }

  List<Check> checks() {
    var local = new LocalChecks(installation);
    var presence = new Presence(installation);
    var checks = new ArrayList<Check>();
    checks.add(new Check("java", Set.of(), () -> JavaCheck.here().examine()));
    checks.add(new Check("settings", Set.of(), local::settings));
    if (!installation.development()) {
      checks.add(new Check("safety", Set.of(), local::safety));
    }
    checks.add(new Check("ports", Set.of(), () -> local.ports(presence.running())));
    checks.add(new Check("disk", Set.of(), local::disk));
    checks.add(new Check("secrets", Set.of(), new SecretFiles(installation)::examine));
    var settings = installation.reading().settings();
    // What start-dev keeps may be down without fault.
    var stoppable = Map.of("database", settings.database().url().replaceFirst("^jdbc:", ""),
        "issuer", settings.tokens().issuer().toString(),
        "streams", settings.nats() == null || settings.nats().servers().isEmpty() ? "" : settings.nats().servers().getFirst());
    for (Check check : Checks.of(settings, installation.start(), clock)) {
      String address = stoppable.get(check.name());
      checks.add(address == null ? check : presence.unlessStopped(check, address));
    }
    return checks.stream().map(this::onceConfigured).toList();
  }

  /** A check whose own settings are at fault cannot be run; faults of others are no reason to look away. */
  private Check onceConfigured(Check check) {
    var own = SETTINGS.get(check.name());
    boolean faulty = own != null && installation.reading().faults().stream().anyMatch(fault -> fault.name().matches(own));
    return faulty ? new Check(check.name(), Set.of(), () -> List.of(new Finding.Skipped("not looked at, see settings"))) : check;
  }
}
