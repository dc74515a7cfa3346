package oo.bootstrap.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import oo.bootstrap.Settings;
import oo.codegen.http.Route;
import oo.events.application.port.Subscription;
import oo.events.domain.SubjectPattern;
import oo.recommender.adapter.advice.YamlAdviceLibrary;
import oo.recommender.adapter.http.TipRoutes;
import oo.recommender.adapter.http.evaluations.EvaluationRoutes;
import oo.recommender.adapter.http.snapshots.SnapshotRoutes;
import oo.recommender.adapter.inprocess.InProcessRecommender;
import oo.recommender.adapter.metrics.RecommenderMeters;
import oo.recommender.adapter.postgres.PostgresRecommender;
import oo.recommender.adapter.protobuf.RecommenderConsumer;
import oo.recommender.adapter.report.EvaluationReport;
import oo.recommender.application.ApplyUserEvent;
import oo.recommender.application.CutSnapshot;
import oo.recommender.application.DecideTip;
import oo.recommender.application.EvaluationQueries;
import oo.recommender.application.ExpireSeenTips;
import oo.recommender.application.ExplainTip;
import oo.recommender.application.KeepLedger;
import oo.recommender.application.LearnFromFeedback;
import oo.recommender.application.RecordFeedback;
import oo.recommender.application.RunEvaluation;
import oo.recommender.application.ServeModel;
import oo.recommender.application.ShadowPolicies;
import oo.recommender.application.StartEvaluation;
import oo.recommender.application.TipQueries;
import oo.recommender.application.port.Models;
import oo.recommender.domain.decision.Decider;
import oo.recommender.domain.explanation.Explainer;
import oo.recommender.domain.learning.Learner;
import oo.recommender.domain.ledger.Retention;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.PolicyType;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.application.Ids;
import oo.shared.application.MessageHandler;

/** Decisions: routes, the shadow beside them, and the read model that follows the events. */
public final class RecommenderWiring implements AutoCloseable {

  static final String CONSUMER = "recommender";
  static final String LEARNER = "learner";
  private static final int SHADOW_QUEUE = 2_000;
  private static final Duration SHADOW_GATHERING = Duration.ofMillis(100);
  private static final Duration SHADOW_FAREWELL = Duration.ofSeconds(1);
  private static final Duration DAILY = Duration.ofDays(1);
  private static final Duration HOURLY = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final Duration NOW_AND_THEN = Duration.ofMinutes(1);

  private final Jobs jobs;
  private final ExecutorService shadowThread = Executors.newSingleThreadExecutor(
      Thread.ofPlatform().name("shadow-policies").daemon().factory());
  private final ShadowPolicies shadows;
  private final PostgresRecommender tables;
  private final RolloutWiring rollout;
  private final DecideTip decideTip;
  private final ExplainTip explainTip;
  private final RecordFeedback recordFeedback;
  private final KeepLedger keepLedger;
  private final LearnFromFeedback learnFromFeedback;
  private final CutSnapshot cutSnapshot;
  private final Runnable modelMeters;
  private final ExpireSeenTips expireSeenTips;
  private final ExecutorService evaluationThread = Executors.newSingleThreadExecutor(
      Thread.ofPlatform().name("evaluations").daemon().factory());
  private final EvaluationRoutes evaluationRoutes;
  private final IdempotencyTable keys;
  private final Clock clock;

  /** @throws oo.recommender.application.FaultyPolicies when the file of policies is not valid */
  public RecommenderWiring(
      ModuleDatabase database, EventsWiring events, ProfileWiring profile, TelemetryWiring telemetry, Ids ids,
      Surroundings surroundings, Settings.Work work, Retention retention, ScorerWiring scorer) {
    this.jobs = surroundings.jobs();
    this.clock = surroundings.clock();
    var meters = new RecommenderMeters(telemetry.metrics());
    this.tables = new PostgresRecommender(
        database, new OutboxTable(database, events.nudge("recommender")), ids, telemetry.batches());
    this.keys = new IdempotencyTable(database);
    var assembler = new FeatureAssembler();
    this.rollout = new RolloutWiring(work, database, tables, tables.models()::newest, RecommenderTools.evidence(tables), ids, clock);
    var policies = rollout.registry();
    this.shadows = new ShadowPolicies(
        policies::shadows, assembler, tables.shadowDecisions(), shadowThread, SHADOW_QUEUE, SHADOW_GATHERING);
    meters.observe(shadows);
    meters.observe(policies, rollout.counts());
    this.decideTip = new DecideTip(
        InProcessRecommender.profiles(profile.queries()), tables.users(), surroundings.policies().apply(policies), meters.observing(tables.decisions()),
        new Decider(new YamlAdviceLibrary().all(), assembler, scorer.scoring(meters)), shadows, ids,
        surroundings.seeds(), clock);
    this.explainTip = new ExplainTip(tables.tips(), tables.decisions(), explainer(tables.models()));
    this.recordFeedback = new RecordFeedback(tables.feedbacks(), ids, clock);
    this.keepLedger = new KeepLedger(tables.ledgerPartitions(), retention, clock);
    this.learnFromFeedback = new LearnFromFeedback(
        tables.lessons(), InProcessRecommender.profiles(profile.queries()), new Learner(assembler), clock);
    this.cutSnapshot = new CutSnapshot(tables.snapshots(), clock);
    this.modelMeters = meters.observe(() -> tables.snapshots().newest(1));
    this.evaluationRoutes = new EvaluationRoutes(
        new StartEvaluation(
            rollout.queries(), tables.evaluations(),
            new RunEvaluation(
                RecommenderTools.evaluation(tables), judgement -> new EvaluationReport(judgement).json(), tables.evaluations(), clock),
            evaluationThread, new PostgresTransactions(database), ids, clock),
        new EvaluationQueries(tables.evaluations(), clock));
    this.expireSeenTips = new ExpireSeenTips(tables.seenTips(), clock);
  }

  private static Explainer explainer(Models models) {
    return new Explainer(FeatureAssembler.all(), PolicyType::find, models::of);
  }

  public List<Route> routes() {
    var routes = new ArrayList<>(
        new TipRoutes(decideTip, new TipQueries(tables.tips(), clock), explainTip, recordFeedback).routes());
    routes.addAll(rollout.routes());
    routes.addAll(evaluationRoutes.routes());
    routes.addAll(new SnapshotRoutes(tables.snapshots(), new ServeModel(tables.snapshots(), clock)).routes());
    return routes;
  }

  public List<Subscription> subscriptions() {
    return List.of(
        subscription(new RecommenderConsumer(new ApplyUserEvent(tables.userStates()))),
        learner(RecommenderConsumer.learning(learnFromFeedback)));
  }

  public void startJobs() {
    // Before the first decision, if the database answers.
    jobs.run("follow-models", OFTEN, () -> {
      cutSnapshot.execute(false);
      tables.refreshModels();
      return false;
    });
    jobs.run("observe-models", NOW_AND_THEN, () -> {
      modelMeters.run();
      return false;
    });
    jobs.run("expire-seen-tips", NOW_AND_THEN, expireSeenTips::execute);
    rollout.startJobs(jobs);
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

  static Subscription subscription(MessageHandler handler) {
    return new Subscription(
        CONSUMER, "recommender", RecommenderConsumer.SUBJECTS.stream().map(SubjectPattern::new).toList(), handler);
  }

  static Subscription learner(MessageHandler handler) {
    return new Subscription(
        LEARNER, "recommender", RecommenderConsumer.LEARNER_SUBJECTS.stream().map(SubjectPattern::new).toList(), handler);
  }

  @Override
  public void close() {
    jobs.close();
    evaluationThread.shutdownNow();
    endShadows();
    tables.close();
  }

  /** With what they have gathered, unless one of them hangs. */
  private void endShadows() {
    shadows.close();
    shadowThread.shutdown();
    try {
      shadowThread.awaitTermination(SHADOW_FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
