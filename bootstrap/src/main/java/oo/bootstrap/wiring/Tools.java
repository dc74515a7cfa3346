package oo.bootstrap.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import oo.auth.domain.Identity;
import oo.bootstrap.Settings;
import oo.recommender.application.EvaluatePolicy;
import oo.recommender.application.ExportDecisions;
import oo.recommender.application.RebuildUserState;
import oo.recommender.application.ReplayDecisions;
import oo.recommender.application.port.LedgerPartitions;
import oo.shared.domain.UserId;

/** What the commands beside the running application work with. */
public final class Tools implements AutoCloseable {

  /** Every consumer of events, and the module whose schema keeps what it could not handle. */
  public static final Map<String, String> CONSUMERS = new TreeMap<>(Map.of(
      IntegrationsWiring.CONSUMER, "integrations", RecommenderWiring.CONSUMER, "recommender",
      RecommenderWiring.LEARNER, "recommender"));

  private final Settings settings;
  private final TelemetryWiring telemetry = new TelemetryWiring(Settings.Telemetry.STANDARD);
  private final Databases databases;
  private final EventsWiring events;

  public Tools(Settings settings) {
    this.settings = settings;
    this.databases = new Databases(settings, telemetry);
    this.events = new EventsWiring(databases, settings.nats(), telemetry, Clock.systemUTC(), new SecureRandom());
  }

  private RecommenderTools recommender() {
    return new RecommenderTools(databases.of("recommender"), new TimeOrderedIds());
  }

  public ReplayDecisions replay() {
    return recommender().replay();
  }

  public EvaluatePolicy evaluatePolicy() {
    return recommender().evaluation();
  }

  public ModelTools models() {
    return recommender().models();
  }

  public RebuildUserState rebuildUserState() {
    return recommender().rebuild(events);
  }

  public ExportDecisions export() {
    return recommender().export(ProfileWiring.queries(databases.of("profile"), telemetry));
  }

  LedgerPartitions ledger() {
    return recommender().ledger();
  }

  /** The policies, for a look or a change; what is changed holds in the running oO within a second. */
  public RolloutWiring rollout() {
    return recommender().rollout(settings.work());
  }

  public EventsWiring events() {
    return events;
  }

  /** A user by id, or by the subject that the configured issuer knows them by. */
  public UserId user(String text) {
    try {
      return new UserId(UUID.fromString(text));
    } catch (IllegalArgumentException subject) {
      return new Identity(settings.tokens().issuer().toString(), text).userId();
    }
  }

  @Override
  public void close() {
    events.close();
    databases.close();
    telemetry.close();
  }
}
