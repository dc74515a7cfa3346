package oo.recommender.application;

import oo.recommender.application.port.Lessons;
import oo.recommender.domain.learning.Learner;
import oo.recommender.domain.learning.Reward;
import oo.recommender.domain.learning.RewardDefinition;

/** Makes all that was learned anew from the ledger and the rewards, be it under another definition of reward. */
public final class RebuildModel {

  private final Lessons lessons;
  private final Learner learner;

  public RebuildModel(Lessons lessons, Learner learner) {
    this.lessons = lessons;
    this.learner = learner;
  }

  /** Of how many tips it was made. */
  public long execute(RewardDefinition definition, Lessons.Progress progress) {
    return lessons.relearn(
        definition,
        past -> learner.learn(
            past.decision(), Reward.NONE, past.reward().aftermath(), past.reward().consented(), definition),
        progress);
  }
}
