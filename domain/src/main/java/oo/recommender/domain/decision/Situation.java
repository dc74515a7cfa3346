package oo.recommender.domain.decision;

import oo.recommender.domain.Profile;
import oo.recommender.domain.policy.KindEffects;
import oo.recommender.domain.state.UserState;
import oo.recommender.domain.tip.UserTips;

/** What is known of a user when a decision is made. */
public record Situation(Profile profile, UserState state, UserTips tips, KindEffects effects) {

  /** Of a user of whom nothing was learned. */
  public Situation(Profile profile, UserState state, UserTips tips) {
    this(profile, state, tips, KindEffects.EMPTY);
  }
}
