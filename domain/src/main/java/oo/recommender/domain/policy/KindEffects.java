package oo.recommender.domain.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import oo.recommender.domain.TipKind;

/**
 * How one user's answers to each kind differ from everybody's: the random intercepts of a partially pooled model
 * (Tomkins et al. 2021, "IntelligentPooling", Machine Learning 110, section 3).
 *
 * @param effects of the kinds that something is known of
 */
public record KindEffects(Map<TipKind, Effect> effects) {

  /**
   * Of a kind that nothing is known of: users differ by about 0.2 of a done tip (one standard deviation) either way,
   * so that some five answers weigh as much. Replays of whoever has not answered depend on it.
   */
  public static final double PRIOR_VARIANCE = 0.04;

  public static final Effect PRIOR = new Effect(0, PRIOR_VARIANCE);

  /** Of a user who has answered nothing yet. */
  public static final KindEffects EMPTY = new KindEffects(Map.of());

  public KindEffects {
    var copy = new EnumMap<TipKind, Effect>(TipKind.class);
    copy.putAll(effects);
    effects = Collections.unmodifiableMap(copy);
  }

  public Effect of(TipKind kind) {
    return effects.getOrDefault(kind, PRIOR);
  }

  /** To single precision, which is what the ledger keeps. */
  KindEffects rounded() {
    var rounded = new EnumMap<TipKind, Effect>(TipKind.class);
    effects.forEach((kind, effect) -> rounded.put(kind, effect.rounded()));
    return new KindEffects(rounded);
  }

  /**
   * @param mean in units of reward
   * @param variance of that mean, not negative
   */
  public record Effect(double mean, double variance) {

    public Effect {
      if (!Double.isFinite(mean) || !Double.isFinite(variance) || variance < 0) {
        throw new IllegalArgumentException("an effect of " + mean + " with variance " + variance);
      }
    }

    private Effect rounded() {
      return new Effect((float) mean, (float) variance);
    }
  }
}
