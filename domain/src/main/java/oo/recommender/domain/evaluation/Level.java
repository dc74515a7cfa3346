package oo.recommender.domain.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * The target's value as the estimators see it, at the level of actions or of their kinds, in units of reward.
 *
 * @param ips inverse propensity scoring (Horvitz & Thompson 1952)
 * @param snips self-normalised (Swaminathan & Joachims 2015)
 * @param clipped with weights cut (Ionides 2008; Bottou et al. 2013)
 * @param direct the model's own word, the direct method; null where not every row has it
 * @param doublyRobust the model corrected by its weighted errors (Dudík, Erhan, Langford & Li 2014); null likewise
 * @param difference the target's value minus that of the logging policy, by IPS
 * @param decisionsNeeded how many decisions like these would bring the difference's lower bound above the margin; infinite
 *     where the estimate itself is not above it
 */
public record Level(
    Estimate ips, Estimate snips, Estimate clipped, @Nullable Estimate direct, @Nullable Estimate doublyRobust,
    Estimate difference, double decisionsNeeded, Support support) {}
