package oo.recommender.domain.learning;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import oo.recommender.domain.TipKind;
import org.jspecify.annotations.Nullable;

/**
 * How far two that should have learned the same are from each other: the largest difference of two numbers of one place,
 * divided by the larger of them where that is above 1. Both are brought to one instant first.
 */
public final class Difference {

  private Difference() {}

  public static double of(Statistics one, Statistics other) {
    var later = later(one.asOf(), other.asOf());
    if (later == null) {
      return 0;
    }
    var a = one.sumsAt(later);
    var b = other.sumsAt(later);
    return Math.max(
        of(new double[] {a.observations(), a.weight(), a.rewards(), a.squares(), a.entropy()},
            new double[] {b.observations(), b.weight(), b.rewards(), b.squares(), b.entropy()}),
        Math.max(of(a.precision(), b.precision()), of(a.vector(), b.vector())));
  }

  public static double of(UserModel one, UserModel other) {
    var later = later(one.asOf(), other.asOf());
    if (later == null) {
      return 0;
    }
    var a = one.at(later).kinds();
    var b = other.at(later).kinds();
    var kinds = EnumSet.noneOf(TipKind.class);
    kinds.addAll(a.keySet());
    kinds.addAll(b.keySet());
    return kinds.stream().mapToDouble(kind -> of(a, b, kind)).max().orElse(0);
  }

  private static double of(Map<TipKind, UserModel.Answers> one, Map<TipKind, UserModel.Answers> other, TipKind kind) {
    var some = one.containsKey(kind) ? one : other;
    var none = new UserModel.Answers(0, 0, new double[some.get(kind).inputs().length]);
    var a = one.getOrDefault(kind, none);
    var b = other.getOrDefault(kind, none);
    return Math.max(
        of(new double[] {a.weight(), a.rewards()}, new double[] {b.weight(), b.rewards()}), of(a.inputs(), b.inputs()));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null ? other : other == null || one.isAfter(other) ? one : other;
  }

  private static double of(double[] one, double[] other) {
    if (one.length != other.length) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      double apart = Math.abs(one[i] - other[i]) / Math.max(1, Math.max(Math.abs(one[i]), Math.abs(other[i])));
      // Not Math.max: what is no number is as far as can be.
      largest = apart <= largest ? largest : Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
    }
    return largest;
  }
}
