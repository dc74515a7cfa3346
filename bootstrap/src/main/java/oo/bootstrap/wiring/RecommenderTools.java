package oo.bootstrap.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import oo.bootstrap.Settings;
import oo.profile.application.ProfileQueries;
import oo.recommender.adapter.inprocess.InProcessRecommender;
import oo.recommender.adapter.postgres.PostgresRecommender;
import oo.recommender.adapter.protobuf.RecommenderConsumer;
import oo.recommender.application.CheckModel;
import oo.recommender.application.CutSnapshot;
import oo.recommender.application.EvaluatePolicy;
import oo.recommender.application.ExportDecisions;
import oo.recommender.application.LedgerEvidence;
import oo.recommender.application.RebuildModel;
import oo.recommender.application.RebuildUserState;
import oo.recommender.application.ReplayDecisions;
import oo.recommender.application.ServeModel;
import oo.recommender.application.port.Evidence;
import oo.recommender.application.port.LedgerPartitions;
import oo.recommender.domain.decision.Replay;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.learning.Learner;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.PolicyType;
import oo.shared.adapter.postgres.Coalescer;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.OutboxTable;
import oo.shared.application.Ids;

/** What commands beside the running application do with decisions, over tables of their own. */
final class RecommenderTools {

  private final PostgresRecommender tables;
  private final ModuleDatabase database;
  private final Ids ids;
  private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));

  RecommenderTools(ModuleDatabase database, Ids ids) {
    this.tables = new PostgresRecommender(database, new OutboxTable(database), ids, Coalescer.Observer.NONE);
    this.database = database;
    this.ids = ids;
  }

  static EvaluatePolicy evaluation(PostgresRecommender tables) {
    return new EvaluatePolicy(
        tables.rewardedDecisions(), FeatureAssembler.all(), PolicyType::find, tables.models()::of, Gate.STANDARD);
  }

  static Evidence evidence(PostgresRecommender tables) {
    return new LedgerEvidence(evaluation(tables), Gate.STANDARD);
  }

  ReplayDecisions replay() {
    return new ReplayDecisions(
        tables.decisions(), new Replay(FeatureAssembler.all(), PolicyType::find, tables.models()::of));
  }

  ExportDecisions export(ProfileQueries profiles) {
    return new ExportDecisions(
        tables.decisions(), InProcessRecommender.profiles(profiles), tables.decisionRewards(), FeatureAssembler.all());
  }

  EvaluatePolicy evaluation() {
    return evaluation(tables);
  }

  ModelTools models() {
    var learner = new Learner(new FeatureAssembler());
    return new ModelTools(
        tables.snapshots(), new ServeModel(tables.snapshots(), clock), new CutSnapshot(tables.snapshots(), clock),
        new RebuildModel(tables.lessons(), learner), new CheckModel(tables.lessons(), learner));
  }

  LedgerPartitions ledger() {
    return tables.ledgerPartitions();
  }

  RolloutWiring rollout(Settings.Work work) {
    return new RolloutWiring(work, database, tables, tables.models()::newest, evidence(tables), ids, clock);
  }

  RebuildUserState rebuild(EventsWiring events) {
    return new RebuildUserState(
        tables.userStates(),
        InProcessRecommender.userEvents(
            Stream.of("integrations", "recommender").map(module -> events.history(module, RecommenderWiring::subscription)).toList(),
            RecommenderConsumer::decode));
  }
}
