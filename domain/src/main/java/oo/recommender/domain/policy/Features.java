package oo.recommender.domain.policy;

import oo.recommender.domain.TipKind;

/**
 * The numbers of one decision point: one row for the moment and one for each candidate, in canonical order.
 *
 * <p>Mutable only while {@link FeatureAssembler} fills it.
 */
public final class Features {

  private static final int CONTEXT_WIDTH = ContextFeature.values().length;
  private static final int CANDIDATE_WIDTH = CandidateFeature.values().length;

  private final CandidateSet candidates;
  private final double[] context = new double[CONTEXT_WIDTH];
  private final double[] rows;

  Features(CandidateSet candidates) {
    this.candidates = candidates;
    this.rows = new double[candidates.size() * CANDIDATE_WIDTH];
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
