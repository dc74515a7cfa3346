package oo.bootstrap.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import oo.codegen.http.Route;
import oo.events.application.port.Subscription;
import oo.events.domain.SubjectPattern;
import oo.profile.application.ProfileQueries;
import oo.recommender.adapter.advice.YamlAdviceLibrary;
import oo.recommender.adapter.http.TipRoutes;
import oo.recommender.adapter.inprocess.InProcessRecommender;
import oo.recommender.adapter.metrics.RecommenderMeters;
import oo.recommender.adapter.postgres.PostgresRecommender;
import oo.recommender.adapter.protobuf.RecommenderConsumer;
import oo.recommender.application.ApplyUserEvent;
import oo.recommender.application.DecideTip;
import oo.recommender.application.ExportDecisions;
import oo.recommender.application.KeepLedger;
import oo.recommender.application.RebuildUserState;
import oo.recommender.application.RecordFeedback;
import oo.recommender.application.ReplayDecisions;
import oo.recommender.application.ShadowPolicies;
import oo.recommender.application.TipQueries;
import oo.recommender.application.port.LedgerPartitions;
import oo.recommender.application.port.Policies;
import oo.recommender.domain.decision.Decider;
import oo.recommender.domain.decision.Replay;
import oo.recommender.domain.ledger.Retention;
import oo.recommender.domain.policy.Assignment;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.application.Ids;
import oo.shared.application.MessageHandler;

/** Decisions: routes, the shadow beside them, and the read model that follows the events. */
public final class RecommenderWiring implements AutoCloseable {

  static final String CONSUMER = "recommender";
  private static final int SHADOW_QUEUE = 2_000;
  private static final Duration DAILY = Duration.ofDays(1);
  private static final Duration HOURLY = Duration.ofHours(1);

  private final Jobs jobs = new Jobs();
  private final ExecutorService shadowThread = Executors.newSingleThreadExecutor(
      Thread.ofPlatform().name("shadow-policies").daemon().factory());
  private final PostgresRecommender tables;
  private final DecideTip decideTip;
  private final RecordFeedback recordFeedback;
  private final KeepLedger keepLedger;
  private final IdempotencyTable keys;
  private final Clock clock;

  /** @param shadowPolicies by name */
  public RecommenderWiring(
      ModuleDatabase database, EventsWiring events, ProfileWiring profile, TelemetryWiring telemetry, Ids ids, LongSupplier seeds,
      Clock clock, List<String> shadowPolicies, Retention retention) {
    var meters = new RecommenderMeters(telemetry.metrics());
    this.tables = new PostgresRecommender(
        database, new OutboxTable(database, events.nudge("recommender")), ids, telemetry.batches());
    this.keys = new IdempotencyTable(database);
    this.clock = clock;
    var assembler = new FeatureAssembler();
    Policies rules = user -> new Assignment(new RulesPolicy(), ModelSnapshot.NONE);
    var shadows = new ShadowPolicies(
        shadowPolicies.stream().map(RecommenderWiring::shadow).toList(), assembler, tables.shadowDecisions(), shadowThread,
        SHADOW_QUEUE);
    meters.observe(shadows);
    this.decideTip = new DecideTip(
        InProcessRecommender.profiles(profile.queries()), tables.users(), rules, meters.observing(tables.decisions()),
        new Decider(new YamlAdviceLibrary().all(), assembler), shadows, ids, seeds, clock);
    this.recordFeedback = new RecordFeedback(tables.feedbacks(), ids, clock);
    this.keepLedger = new KeepLedger(tables.ledgerPartitions(), retention, clock);
  }

  private static Assignment shadow(String policy) {
    return new Assignment(policy.equals("rules") ? new RulesPolicy() : new UniformPolicy(), ModelSnapshot.NONE);
  }

  public List<Route> routes() {
    return new TipRoutes(decideTip, new TipQueries(tables.tips(), clock), recordFeedback).routes();
  }

  public List<Subscription> subscriptions() {
    return List.of(subscription(new RecommenderConsumer(new ApplyUserEvent(tables.userStates()))));
  }

  public void startJobs() {
    jobs.run("forget-keys", DAILY, () -> {
      keys.purge(clock.instant());
      return false;
    });
    // Often, for what somebody else holds is left to the next time.
    jobs.run("keep-ledger", HOURLY, () -> {
      keepLedger.execute();
      return false;
    });
  }

  static ReplayDecisions replay(ModuleDatabase database, Ids ids) {
    return new ReplayDecisions(
        new PostgresRecommender(database, new OutboxTable(database), ids, Coalescer.Observer.NONE).decisions(),
        new Replay(List.of(new FeatureAssembler()), List.of(new RulesPolicy(), new UniformPolicy()), List.of(ModelSnapshot.NONE)));
  }

  static ExportDecisions export(ModuleDatabase database, ProfileQueries profiles, Ids ids) {
    return new ExportDecisions(
        new PostgresRecommender(database, new OutboxTable(database), ids, Coalescer.Observer.NONE).decisions(),
        InProcessRecommender.profiles(profiles), _ -> Map.of(), List.of(new FeatureAssembler()));
  }

  static LedgerPartitions ledger(ModuleDatabase database, Ids ids) {
    return new PostgresRecommender(database, new OutboxTable(database), ids, Coalescer.Observer.NONE).ledgerPartitions();
  }

  static RebuildUserState rebuild(ModuleDatabase database, EventsWiring events, Ids ids) {
    return new RebuildUserState(
        new PostgresRecommender(database, new OutboxTable(database), ids, Coalescer.Observer.NONE).userStates(),
        InProcessRecommender.userEvents(
            Stream.of("integrations", "recommender").map(module -> events.history(module, RecommenderWiring::subscription)).toList(),
            RecommenderConsumer::decode));
  }

  static Subscription subscription(MessageHandler handler) {
    return new Subscription(
        CONSUMER, "recommender", RecommenderConsumer.SUBJECTS.stream().map(SubjectPattern::new).toList(), handler);
  }

  @Override
  public void close() {
    jobs.close();
    shadowThread.shutdown();
    tables.close();
  }
}
