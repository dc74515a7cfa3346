package oo.recommender.domain.explanation;

import java.util.List;
import java.util.stream.IntStream;
import oo.recommender.domain.policy.Aspect;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Score;
import oo.recommender.domain.policy.ScoringPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Of every candidate, in canonical order.
 *
 * @param silence null where that was no arm
 */
record Scores(List<Score> candidates, @Nullable Score silence) {

  static Scores of(ScoringPolicy policy, ModelSnapshot model, Features features) {
    return new Scores(
        IntStream.range(0, features.size()).mapToObj(i -> policy.score(features, i, model)).toList(),
        features.silenceIsArm() ? policy.silence(features, model) : null);
  }

  Score of(int candidate) {
    return candidates.get(candidate);
  }

  double average(Aspect aspect) {
    double sum = 0;
    for (var score : candidates) {
      sum += score.of(aspect);
    }
    return sum / candidates.size();
  }

  Explanation.Scored summary(int chosen) {
    double sum = 0;
    for (var score : candidates) {
      sum += score.points();
    }
    return new Explanation.Scored(
        of(chosen).points(), sum / candidates.size(), silence == null ? null : silence.points());
  }
}
