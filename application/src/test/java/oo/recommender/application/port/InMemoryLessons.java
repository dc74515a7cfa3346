package oo.recommender.application.port;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.learning.Difference;
import oo.recommender.domain.learning.Learned;
import oo.recommender.domain.learning.Reward;
import oo.recommender.domain.learning.RewardDefinition;
import oo.recommender.domain.learning.Statistics;
import oo.recommender.domain.learning.UserModel;
import oo.recommender.domain.policy.ModelInputs;
import oo.shared.domain.UserId;

/** Lessons over plain maps. */
public final class InMemoryLessons implements Lessons {

  private final Map<UUID, DecisionRecord> tips;
  private final Set<UUID> inbox = new HashSet<>();
  private final Map<UUID, Reward> rewards = new TreeMap<>();
  private final Map<UserId, UserModel> models = new HashMap<>();
  private Statistics statistics = Statistics.empty(ModelInputs.WIDTH);
  private RewardDefinition definition = RewardDefinition.GRADED;

  /** @param tips the decisions by the tips that they offered */
  public InMemoryLessons(Map<UUID, DecisionRecord> tips) {
    this.tips = Map.copyOf(tips);
  }

  @Override
  public synchronized boolean take(Lesson lesson, Function<Known, Learned> study) {
    if (inbox.contains(lesson.message())) {
      return false;
    }
    var decision = tips.get(lesson.tip());
    if (decision != null && decision.user().equals(lesson.user())) {
      keep(lesson.tip(), decision,
          study.apply(new Known(decision, rewards.getOrDefault(lesson.tip(), Reward.NONE), definition)));
    }
    inbox.add(lesson.message());
    return true;
  }

  private void keep(UUID tip, DecisionRecord decision, Learned learned) {
    rewards.put(tip, learned.reward());
    if (learned.own() != null) {
      models.put(decision.user(), model(decision.user()).after(learned.own()));
    }
    if (learned.pooled() != null) {
      statistics.apply(learned.pooled());
    }
  }

  @Override
  public synchronized long relearn(RewardDefinition other, Function<Past, Learned> study, Progress progress) {
    definition = other;
    statistics = Statistics.empty(ModelInputs.WIDTH);
    models.clear();
    Map.copyOf(rewards).forEach((tip, reward) -> keep(tip, tips.get(tip), study.apply(new Past(tips.get(tip), reward))));
    return rewards.size();
  }

  @Override
  public synchronized Comparison compare(Function<Known, Learned> study, Progress progress) {
    var anew = new InMemoryLessons(tips);
    double largest = 0;
    for (var told : rewards.entrySet()) {
      var decision = tips.get(told.getKey());
      var learned = study.apply(new Known(decision, told.getValue(), definition));
      anew.keep(told.getKey(), decision, learned);
      largest = learned.reward().value().equals(told.getValue().value()) ? largest : 1;
    }
    for (var user : anew.models.keySet()) {
      largest = Math.max(largest, Difference.of(model(user), anew.model(user)));
    }
    return new Comparison(
        rewards.size(), anew.models.size(), statistics.observations(), Math.max(largest, Difference.of(statistics, anew.statistics)));
  }

  public Statistics statistics() {
    return statistics;
  }

  public UserModel model(UserId user) {
    return models.getOrDefault(user, UserModel.EMPTY);
  }

  public Reward reward(UUID tip) {
    return rewards.getOrDefault(tip, Reward.NONE);
  }
}
