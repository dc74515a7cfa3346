package oo.recommender.domain.decision;

import oo.recommender.domain.tip.UserTips;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, before it is kept.
 *
 * @param tips what the user's tips become, under the version that they were read at; null when they stay as they are
 */
public record Decision(DecisionRecord record, @Nullable UserTips tips) {}
