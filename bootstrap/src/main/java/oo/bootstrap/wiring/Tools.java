package oo.bootstrap.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.time.Duration;
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

  public ReplayDecisions replay() {
    return RecommenderWiring.replay(databases.of("recommender"), new TimeOrderedIds());
  }

  public EvaluatePolicy evaluatePolicy() {
    return RecommenderWiring.evaluation(databases.of("recommender"), new TimeOrderedIds());
  }

  public ModelTools models() {
    return RecommenderWiring.models(
        databases.of("recommender"), new TimeOrderedIds(), Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS)));
  }

  public RebuildUserState rebuildUserState() {
    return RecommenderWiring.rebuild(databases.of("recommender"), events, new TimeOrderedIds());
  }

  public ExportDecisions export() {
    return RecommenderWiring.export(
        databases.of("recommender"), ProfileWiring.queries(databases.of("profile"), telemetry), new TimeOrderedIds());
  }

  LedgerPartitions ledger() {
    return RecommenderWiring.ledger(databases.of("recommender"), new TimeOrderedIds());
  }

  /** The policies, for a look or a change; what is changed holds in the running oO within a second. */
  public RolloutWiring rollout() {
    var database = databases.of("recommender");
    return RecommenderWiring.rollout(settings.work(), database, new TimeOrderedIds());
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
