package oo.recommender.application;

import oo.recommender.application.port.Lessons;
import oo.recommender.domain.learning.Learner;
import oo.recommender.domain.learning.Reward;

/** Looks whether what was learned online is what the ledger and the rewards make of it, and changes nothing. */
public final class CheckModel {

  /** More than this is no rounding. */
  public static final double CLOSE = 1e-9;

  private final Lessons lessons;
  private final Learner learner;

  public CheckModel(Lessons lessons, Learner learner) {
    this.lessons = lessons;
    this.learner = learner;
  }

  public Lessons.Comparison execute(Lessons.Progress progress) {
    return lessons.compare(
        known -> learner.learn(
            known.decision(), Reward.NONE, known.reward().aftermath(), known.reward().consented(), known.definition()),
        progress);
  }
}
