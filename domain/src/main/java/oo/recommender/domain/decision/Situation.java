package oo.recommender.domain.decision;

import oo.recommender.domain.Profile;
import oo.recommender.domain.state.UserState;
import oo.recommender.domain.tip.UserTips;

/** What is known of a user when a decision is made. */
public record Situation(Profile profile, UserState state, UserTips tips) {}
