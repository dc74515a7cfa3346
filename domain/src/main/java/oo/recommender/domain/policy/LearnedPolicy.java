package oo.recommender.domain.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import oo.recommender.domain.TipKind;

/**
 * Chooses by what the model expects: first the kind, for which its most promising candidate stands and beside which, on a
 * push, silence is worth exactly 0; then a candidate of that kind. Each stage keeps its {@link Floor}.
 */
final class LearnedPolicy implements ScoringPolicy {

  private static final int KINDS = TipKind.values().length;

  private final PolicyId id;
  private final Exploration kindStage;
  private final Exploration candidateStage;

  LearnedPolicy(PolicyId id, Exploration kindStage, Exploration candidateStage) {
    this.id = id;
    this.kindStage = kindStage;
    this.candidateStage = candidateStage;
  }

  @Override
  public PolicyId id() {
    return id;
  }

  @Override
  public boolean learns() {
    return true;
  }

  /** @throws UnfitModel where the model was learned from other inputs */
  @Override
  public Distribution distribution(Features features, ModelSnapshot model) {
    model.requireFit();
    var scores = new Scores(features, model.linear());
    var kinds = new double[KINDS];
    double silence = shareKinds(features, scores, kinds);
    return new Distribution(features.candidates(), kinds, silence, shareCandidates(features, scores));
  }

  @Override
  public boolean scoresBy(ModelSnapshot model) {
    return model.fits();
  }

  /** In units of reward: each input times its weight, and how this user differs. */
  @Override
  public Score score(Features features, int candidate, ModelSnapshot model) {
    model.requireFit();
    var input = new double[ModelInputs.WIDTH];
    ModelInputs.fill(features, candidate, input);
    var terms = new ArrayList<Score.Term>();
    for (int j = 0; j < input.length; j++) {
      if (input[j] != 0) {
        terms.add(new Score.Term(
            ModelInputs.names().get(j), ModelInputs.aspects().get(j), model.linear().weight(j) * input[j]));
      }
    }
    terms.add(new Score.Term("kind_effect", Aspect.PERSONAL, features.of(candidate, CandidateFeature.KIND_EFFECT)));
    double sum = new Score(terms).points();
    double bounded = Scores.bounded(sum);
    if (bounded != sum) {
      terms.add(new Score.Term("bound", Aspect.BASE, bounded - sum));
    }
    return new Score(terms);
  }

  /** Silence is worth nothing, by the definition of the reward. */
  @Override
  public Score silence(Features features, ModelSnapshot model) {
    return new Score(List.of());
  }

  /** @return what silence gets */
  private double shareKinds(Features features, Scores scores, double[] kinds) {
    var standing = standing(features, scores);
    int tips = standing.length;
    int arms = tips + (features.silenceIsArm() ? 1 : 0);
    var means = new double[tips + 1];
    for (int arm = 0; arm < tips; arm++) {
      means[arm] = scores.mean(standing[arm]);
    }
    var deviations = new double[tips + 1];
    if (kindStage.looksAtDeviations()) {
      scores.deviationsOfKinds(tips, standing, deviations);
    }
    var shares = new double[arms];
    kindStage.shares(arms, means, deviations, shares);
    double evenly = kindStage.evenly(Floor.KIND_SHARE);
    for (int arm = 0; arm < tips; arm++) {
      kinds[features.kind(standing[arm]).ordinal()] = Floor.keep(shares[arm], evenly, arms);
    }
    return arms > tips ? Floor.keep(shares[tips], evenly, arms) : 0;
  }

  /** The most promising candidate of each kind that there is, in the order of the kinds. */
  private static int[] standing(Features features, Scores scores) {
    var best = new int[KINDS];
    Arrays.fill(best, -1);
    int tips = 0;
    for (int i = 0; i < features.size(); i++) {
      int kind = features.kind(i).ordinal();
      if (best[kind] < 0) {
        tips++;
        best[kind] = i;
      } else if (scores.standsBefore(i, best[kind])) {
        best[kind] = i;
      }
    }
    var standing = new int[tips];
    int next = 0;
    for (int candidate : best) {
      if (candidate >= 0) {
        standing[next++] = candidate;
      }
    }
    return standing;
  }

  private double[] shareCandidates(Features features, Scores scores) {
    int size = features.size();
    var within = new double[size];
    var means = new double[size];
    var deviations = new double[size];
    var shares = new double[size];
    double evenly = candidateStage.evenly(Floor.CANDIDATE_SHARE);
    for (int[] candidates : byKind(features)) {
      int n = candidates.length;
      if (n > 1) {
        for (int i = 0; i < n; i++) {
          means[i] = scores.mean(candidates[i]);
        }
        if (candidateStage.looksAtDeviations()) {
          scores.deviationsWithinKind(n, candidates, deviations);
        }
        candidateStage.shares(n, means, deviations, shares);
      } else {
        shares[0] = 1;
      }
      for (int i = 0; i < n; i++) {
        within[candidates[i]] = Floor.keep(shares[i], evenly, n);
      }
    }
    return within;
  }

  private static int[][] byKind(Features features) {
    var counts = features.candidates().countsByKind();
    var byKind = new int[KINDS][];
    for (int kind = 0; kind < KINDS; kind++) {
      byKind[kind] = new int[counts[kind]];
    }
    for (int i = features.size() - 1; i >= 0; i--) {
      int kind = features.kind(i).ordinal();
      byKind[kind][--counts[kind]] = i;
    }
    return byKind;
  }
}
