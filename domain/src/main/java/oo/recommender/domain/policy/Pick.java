package oo.recommender.domain.policy;

/** The arm that was drawn: a candidate by its place in the canonical order, or silence. */
public record Pick(int candidate) {

  public static final Pick SILENCE = new Pick(-1);

  public boolean isSilence() {
    return candidate < 0;
  }
}
