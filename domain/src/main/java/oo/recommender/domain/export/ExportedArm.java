package oo.recommender.domain.export;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import oo.recommender.domain.policy.CandidateFeature;

/**
 * Something that could have been chosen.
 *
 * @param ref what it is: {@code advice:…} as the library has it, a pseudonym of what is the user's own, or {@code silence}
 * @param kind wire name of its kind, or {@code silence}
 * @param kindProbability probability that its kind was drawn
 * @param candidateProbability probability that it was drawn, given its kind
 * @param features those of the decision's schema; none of silence
 */
public record ExportedArm(
    String ref, String kind, double kindProbability, double candidateProbability, Map<CandidateFeature, Double> features) {

  static final String SILENCE = "silence";

  public ExportedArm {
    var copy = new EnumMap<CandidateFeature, Double>(CandidateFeature.class);
    copy.putAll(features);
    features = Collections.unmodifiableMap(copy);
  }

  static ExportedArm silence(double probability) {
    return new ExportedArm(SILENCE, SILENCE, probability, 1, Map.of());
  }

  public double propensity() {
    return kindProbability * candidateProbability;
  }

  public boolean isSilence() {
    return kind.equals(SILENCE);
  }
}
