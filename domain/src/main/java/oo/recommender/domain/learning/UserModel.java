package oo.recommender.domain.learning;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.KindEffects;
import oo.recommender.domain.policy.LinearModel;
import org.jspecify.annotations.Nullable;

/**
 * What one user's own answers add up to, by kind. Sums, as {@link Statistics} are; so small that a decision reads them
 * with everything else that is known of the user.
 *
 * @param asOf the instant at which an answer weighs 1; null before the first
 */
public record UserModel(@Nullable Instant asOf, Map<TipKind, Answers> kinds) {

  public static final UserModel EMPTY = new UserModel(null, Map.of());

  public UserModel {
    var copy = new EnumMap<TipKind, Answers>(TipKind.class);
    copy.putAll(kinds);
    kinds = Collections.unmodifiableMap(copy);
  }

  /**
   * @param weight of the answers
   * @param rewards their sum, weighted
   * @param inputs of the pooled model, summed likewise, so that what everybody would have answered is known under any model
   */
  public record Answers(double weight, double rewards, double[] inputs) {

    private Answers scaled(double factor) {
      var scaled = inputs.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= factor;
      }
      return new Answers(weight * factor, rewards * factor, scaled);
    }

    private Answers plus(double counted, double rewarded, double[] input) {
      var sum = inputs.clone();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += counted * input[i];
      }
      return new Answers(weight + counted, rewards + rewarded, sum);
    }
  }

  public UserModel after(Change change) {
    var observation = change.observation();
    var current = asOf == null || observation.at().isAfter(asOf) ? at(observation.at()) : this;
    double age = Discount.OF_A_USER.between(observation.at(), current.asOf);
    var none = new Answers(0, 0, new double[observation.input().length]);
    var kinds = new EnumMap<TipKind, Answers>(TipKind.class);
    kinds.putAll(current.kinds);
    kinds.put(observation.kind(), kinds.getOrDefault(observation.kind(), none)
        .plus(age * change.count(), age * change.reward(), observation.input()));
    return new UserModel(current.asOf, kinds);
  }

  /** The sums as they weigh at a later instant, or at their own. */
  UserModel at(Instant later) {
    if (asOf == null) {
      return new UserModel(later, kinds);
    }
    double factor = Discount.OF_A_USER.between(asOf, later);
    var scaled = new EnumMap<TipKind, Answers>(TipKind.class);
    kinds.forEach((kind, answers) -> scaled.put(kind, answers.scaled(factor)));
    return new UserModel(later, scaled);
  }

  /**
   * By how much this user's rewards of each kind differ from everybody's: the posterior of a random intercept u ~ N(0,
   * &tau;&sup2;) given the pooled mean (Tomkins, Liao, Klasnja, Murphy 2021, "IntelligentPooling"; the shrinkage is that
   * of Lindley and Smith 1972). With n answers that lie R above what the pooled mean expects, in sum, its variance is 1 /
   * (1/&tau;&sup2; + n/&sigma;&sup2;) and its mean that variance times R/&sigma;&sup2;: 0 for a new user, and the user's
   * own average when there are many.
   *
   * @param at the moment that answers are old at
   */
  public KindEffects effects(LinearModel pooled, Instant at) {
    double age = asOf == null || at.isBefore(asOf) ? 1 : Discount.OF_A_USER.between(asOf, at);
    var effects = new EnumMap<TipKind, KindEffects.Effect>(TipKind.class);
    kinds.forEach((kind, answers) -> {
      double noise = pooled.noiseVariance();
      double surplus = age * (answers.rewards() - pooled.mean(answers.inputs()));
      double variance = 1 / (1 / KindEffects.PRIOR_VARIANCE + Math.max(0, age * answers.weight()) / noise);
      effects.put(kind, new KindEffects.Effect(variance * surplus / noise, variance));
    });
    return new KindEffects(effects);
  }
}
