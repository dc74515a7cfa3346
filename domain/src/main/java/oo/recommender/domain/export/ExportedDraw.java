package oo.recommender.domain.export;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import oo.recommender.domain.policy.ContextFeature;

/**
 * How the choice was made.
 *
 * @param policy with its version
 * @param model version of the snapshot that the policy was given
 * @param context those features that the decision's schema has
 * @param arms everything that could be chosen, in their canonical order; silence is the last where it was one
 * @param chosen index of the arm that was drawn
 */
public record ExportedDraw(
    String policy, String model, String schemaHash, Map<ContextFeature, Double> context, List<ExportedArm> arms, int chosen) {

  public ExportedDraw {
    var copy = new EnumMap<ContextFeature, Double>(ContextFeature.class);
    copy.putAll(context);
    context = Collections.unmodifiableMap(copy);
    arms = List.copyOf(arms);
  }
}
