package oo.development.rehearsal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import oo.recommender.domain.policy.CandidateFeature;
import oo.recommender.domain.policy.ContextFeature;

/**
 * What a policy is to choose from, with everything that it may look at.
 *
 * @param context as the ledger and its exports have it, by {@link #CONTEXT_FEATURES}
 * @param silence whether saying nothing is an option too, behind all others
 */
public record Question(double[] context, List<Option> options, boolean silence) {

  public static final List<String> CONTEXT_FEATURES = names(ContextFeature.values());
  public static final List<String> CANDIDATE_FEATURES = names(CandidateFeature.values());

  private static List<String> names(Enum<?>[] features) {
    return Stream.of(features).map(feature -> feature.name().toLowerCase(Locale.ROOT)).toList();
  }
}
