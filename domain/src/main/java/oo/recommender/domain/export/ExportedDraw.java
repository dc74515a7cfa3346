package oo.recommender.domain.export;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import oo.recommender.domain.policy.ContextFeature;
import org.jspecify.annotations.Nullable;

/**
 * How the choice was made.
 *
 * @param policy with its version
 * @param model version of the snapshot that the policy was given
 * @param arm of the rollout that the user was in; null from before there were arms
 * @param context those features that the decision's schema has
 * @param arms everything that could be chosen, in their canonical order; silence is the last where it was one
 * @param chosen index of the arm that was drawn
 */
public record ExportedDraw(
    String policy, String model, String schemaHash, @Nullable String arm, Map<ContextFeature, Double> context,
    List<ExportedArm> arms, int chosen) {

  public ExportedDraw {
    var copy = new EnumMap<ContextFeature, Double>(ContextFeature.class);
    copy.putAll(context);
    context = Collections.unmodifiableMap(copy);
    arms = List.copyOf(arms);
  }
}
