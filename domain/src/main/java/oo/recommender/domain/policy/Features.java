package oo.recommender.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oo.recommender.domain.TipKind;

/**
 * The numbers of one decision point: one row for the moment and one for each candidate, in canonical order.
 *
 * <p>Mutable only while it is filled.
 */
public final class Features {

  private static final int CONTEXT_WIDTH = ContextFeature.values().length;
  private static final int CANDIDATE_WIDTH = CandidateFeature.values().length;
  /** Of as many digits as all that follow, so that the canonical order is that of their numbers. */
  private static final int FIRST_NAME = 1_000_000;

  private final CandidateSet candidates;
  private final double[] context = new double[CONTEXT_WIDTH];
  private final double[] rows;

  Features(CandidateSet candidates) {
    this.candidates = candidates;
    this.rows = new double[candidates.size() * CANDIDATE_WIDTH];
  }

  /**
   * As somebody wrote them down, for asking a policy about a decision whose facts are not at hand.
   *
   * @param kinds of the candidates, in their order
   * @param context and candidates what is not named is 0
   */
  public static Features logged(
      List<TipKind> kinds, Map<ContextFeature, Double> context, List<Map<CandidateFeature, Double>> candidates) {
    var nameless = new ArrayList<Candidate>(kinds.size());
    for (int i = 0; i < kinds.size(); i++) {
      nameless.add(new Candidate("advice:" + (FIRST_NAME + i), kinds.get(i), 0, null, null, 0, null, false, false));
    }
    var features = new Features(new CandidateSet(nameless));
    context.forEach(features::set);
    for (int i = 0; i < candidates.size(); i++) {
      for (var feature : candidates.get(i).entrySet()) {
        features.set(i, feature.getKey(), feature.getValue());
      }
    }
    return features;
  }

  public CandidateSet candidates() {
    return candidates;
  }

  public int size() {
    return candidates.size();
  }

  public TipKind kind(int candidate) {
    return candidates.get(candidate).kind();
  }

  public double of(ContextFeature feature) {
    return context[feature.ordinal()];
  }

  public double of(int candidate, CandidateFeature feature) {
    return rows[candidate * CANDIDATE_WIDTH + feature.ordinal()];
  }

  /** Whether nobody asked, so that saying nothing can be chosen. */
  public boolean silenceIsArm() {
    return of(ContextFeature.PUSH) != 0;
  }

  void set(ContextFeature feature, double value) {
    context[feature.ordinal()] = feature.cut(value);
  }

  void set(int candidate, CandidateFeature feature, double value) {
    rows[candidate * CANDIDATE_WIDTH + feature.ordinal()] = feature.cut(value);
  }
}
