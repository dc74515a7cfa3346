package oo.bench.learning;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import oo.recommender.application.LearnFromFeedback;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.learning.Difference;
import oo.recommender.domain.learning.Learner;
import oo.recommender.domain.learning.Reward;
import oo.recommender.domain.learning.RewardDefinition;
import oo.recommender.domain.learning.Statistics;
import oo.recommender.domain.learning.UserModel;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.ModelInputs;
import oo.shared.domain.UserId;

/** What is learned from messages, in memory. */
public final class Notebook {

  private final Learner learner = new Learner(new FeatureAssembler());
  private final Map<UUID, DecisionRecord> tips;
  private final Set<UUID> inbox = new HashSet<>();
  private final Map<UUID, Reward> rewards = new HashMap<>();
  private final Map<UserId, UserModel> models = new HashMap<>();
  private final Statistics statistics = Statistics.empty(ModelInputs.WIDTH);

  public Notebook(Collection<DecisionRecord> decisions) {
    this.tips = decisions.stream().collect(Collectors.toMap(Told::tip, decision -> decision));
  }

  public void take(LearnFromFeedback.Command told) {
    if (!inbox.add(told.message())) {
      return;
    }
    var before = rewards.getOrDefault(told.tip(), Reward.NONE);
    var learned = learner.learn(tips.get(told.tip()), before, told.told(), true, RewardDefinition.GRADED);
    rewards.put(told.tip(), learned.reward());
    if (learned.own() != null) {
      models.put(told.user(), models.getOrDefault(told.user(), UserModel.EMPTY).after(learned.own()));
    }
    if (learned.pooled() != null) {
      statistics.apply(learned.pooled());
    }
  }

  public Statistics statistics() {
    return statistics;
  }

  /** The largest of all that was learned. */
  public double difference(Notebook other) {
    double largest = Difference.of(statistics, other.statistics);
    for (var user : models.keySet()) {
      largest = Math.max(largest, Difference.of(models.get(user), other.models.getOrDefault(user, UserModel.EMPTY)));
    }
    return largest;
  }
}
