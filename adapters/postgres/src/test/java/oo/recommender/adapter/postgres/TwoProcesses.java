package oo.recommender.adapter.postgres;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import oo.recommender.application.DecideTip;
import oo.recommender.application.RecordFeedback;
import oo.recommender.application.ShadowPolicies;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Decider;
import oo.recommender.domain.policy.Assignment;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import oo.shared.adapter.postgres.DatabaseSettings;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.domain.UserId;

/** The use cases twice over one database, with a pool each, as two processes would have them; at noon for ever. */
record TwoProcesses(List<PostgresStore> stores, List<DecideTip> decideTips, List<RecordFeedback> recordFeedbacks) {

  private static final AtomicLong SEEDS = new AtomicLong();

  static TwoProcesses over(TestDatabase database) {
    var settings = database.settings("recommender", 8);
    // A hundred wait for sixteen connections, on a machine that may be slow.
    var patient = new DatabaseSettings(
        settings.url(), settings.role(), settings.password(), settings.poolSize(), Duration.ofMinutes(1),
        Duration.ofSeconds(30), Duration.ofSeconds(40), Duration.ofSeconds(60));
    var stores = List.of(PostgresStore.over(database.open(patient)), PostgresStore.over(database.open(patient)));
    return new TwoProcesses(
        stores, stores.stream().map(TwoProcesses::decideTip).toList(),
        stores.stream().map(store -> new RecordFeedback(
            store.feedbacks(), RecommenderExamples::id, () -> RecommenderExamples.NOON.plusSeconds(60))).toList());
  }

  private static DecideTip decideTip(PostgresStore store) {
    return new DecideTip(
        any -> AdaAtNoon.PROFILE, store.users(), any -> new Assignment(new RulesPolicy(), ModelSnapshot.NONE),
        store.decisions(), new Decider(RandomDecisions.LIBRARY, new FeatureAssembler()),
        new ShadowPolicies(List.of(), new FeatureAssembler(), store.shadowDecisions(), Runnable::run, 1),
        RecommenderExamples::id, SEEDS::incrementAndGet, () -> RecommenderExamples.NOON);
  }

  PostgresStore store() {
    return stores.getFirst();
  }

  DecideTip decideTip(int caller) {
    return decideTips.get(caller % 2);
  }

  RecordFeedback recordFeedback(int caller) {
    return recordFeedbacks.get(caller % 2);
  }

  /** Someone with a calendar. */
  UserId someone() {
    var user = RecommenderExamples.someone();
    store().userStates().apply(RecommenderExamples.id(), user, any -> AdaAtNoon.state());
    return user;
  }
}
