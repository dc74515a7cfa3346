package oo.recommender.adapter.logs;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.policy.CandidateFeature;
import oo.recommender.domain.policy.ContextFeature;
import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.Feature;
import oo.recommender.domain.policy.FeatureSchema;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * One of oO's own policies, asked about what oO exported: its features are in the lines, to the last bit. One that learns is
 * asked as it is before anybody taught it, for the models are not in the lines.
 */
final class OwnTarget implements LineTarget {

  private static final String SCHEMA = "FeatureSchema";
  private static final String SILENCE = "silence";
  private static final int SILENCE_KIND = -1;
  private static final Map<String, ContextFeature> CONTEXT =
      Arrays.stream(ContextFeature.values()).collect(toUnmodifiableMap(Feature::wireName, identity()));
  private static final Map<String, CandidateFeature> CANDIDATE =
      Arrays.stream(CandidateFeature.values()).collect(toUnmodifiableMap(Feature::wireName, identity()));
  private static final Map<String, TipKind> KINDS =
      Arrays.stream(TipKind.values()).collect(toUnmodifiableMap(TipKind::wireName, identity()));

  private final Policy policy;
  private final Map<String, FeatureSchema> schemas =
      FeatureSchema.ALL.stream().collect(toUnmodifiableMap(FeatureSchema::hash, identity()));

  OwnTarget(Policy policy) {
    this.policy = policy;
  }

  @Override
  public @Nullable String without(JsonNode line) throws Malformed {
    if (!line.path(SCHEMA).isTextual()) {
      throw new Malformed("it has no " + SCHEMA + ": oO's own policies can be asked only about what oO exported");
    }
    var schema = schemas.get(line.path(SCHEMA).textValue());
    if (schema == null) {
      return "unknown feature schema " + line.path(SCHEMA).textValue();
    }
    return policy.learns() && !schema.equals(FeatureSchema.CURRENT)
        ? "feature schema " + line.path(SCHEMA).textValue() + " is older than what the target learns from"
        : null;
  }

  @Override
  public Opinion of(JsonNode line, int actions) throws Malformed {
    var context = line.path("c");
    var multi = context.path("_multi");
    if (multi.size() != actions) {
      throw new Malformed("c._multi does not describe as many actions as a has");
    }
    var kinds = new ArrayList<TipKind>(actions);
    var candidates = new ArrayList<Map<CandidateFeature, Double>>(actions);
    boolean silence = multi.path(actions - 1).at("/candidate/kind").asText().equals(SILENCE);
    for (int i = 0; i < (silence ? actions - 1 : actions); i++) {
      kinds.add(kind(multi.get(i).at("/candidate/kind").asText()));
      candidates.add(numbers(multi.get(i).path("candidate"), CANDIDATE, CandidateFeature.class));
    }
    var features = Features.logged(kinds, numbers(context.path("context"), CONTEXT, ContextFeature.class), candidates);
    if (kinds.isEmpty() || silence != features.silenceIsArm()) {
      throw new Malformed("silence is the last action of a push, and no other, and never the only one");
    }
    return opinion(policy.distribution(features, ModelSnapshot.NONE), kinds, silence);
  }

  private static Opinion opinion(Distribution distribution, List<TipKind> kinds, boolean silence) {
    int actions = kinds.size() + (silence ? 1 : 0);
    var probabilities = new double[actions];
    var ofKind = new int[actions];
    for (int i = 0; i < kinds.size(); i++) {
      probabilities[i] = distribution.propensity(i);
      ofKind[i] = kinds.get(i).ordinal();
    }
    if (silence) {
      probabilities[actions - 1] = distribution.silence();
      ofKind[actions - 1] = SILENCE_KIND;
    }
    return new Opinion(probabilities, null, ofKind);
  }

  private static TipKind kind(String name) throws Malformed {
    var kind = KINDS.get(name);
    if (kind == null) {
      throw new Malformed("an action is of the kind \"" + name + "\", which there is none of");
    }
    return kind;
  }

  private static <F extends Enum<F>> Map<F, Double> numbers(JsonNode object, Map<String, F> names, Class<F> type) {
    var numbers = new EnumMap<F, Double>(type);
    object.properties().forEach(field -> {
      var feature = names.get(field.getKey());
      if (feature != null && field.getValue().isNumber() && Double.isFinite(field.getValue().doubleValue())) {
        numbers.put(feature, field.getValue().doubleValue());
      }
    });
    return numbers;
  }
}
