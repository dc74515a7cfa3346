package oo.recommender.domain.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What the numbers mean that policies see.
 *
 * @param revision counted up when features are appended, or one is computed in another way under the same name
 */
public record FeatureSchema(int revision, List<? extends Feature> context, List<? extends Feature> candidate) {

  /** Until the first model was learned. */
  public static final FeatureSchema V1 = upTo(1, ContextFeature.PUSH, CandidateFeature.KIND_DISMISS_RATE);

  public static final FeatureSchema V2 =
      upTo(2, ContextFeature.CALENDAR_KNOWN, CandidateFeature.KIND_EFFECT_VARIANCE);

  public static final FeatureSchema CURRENT = V2;

  /** Every one that was ever current, in their order. */
  public static final List<FeatureSchema> ALL = List.of(V1, V2);

  public FeatureSchema {
    context = List.copyOf(context);
    candidate = List.copyOf(candidate);
  }

  private static FeatureSchema upTo(int revision, ContextFeature lastContext, CandidateFeature lastCandidate) {
    return new FeatureSchema(
        revision, List.of(ContextFeature.values()).subList(0, lastContext.ordinal() + 1),
        List.of(CandidateFeature.values()).subList(0, lastCandidate.ordinal() + 1));
  }

  /** SHA-256, in hex, over {@link #canonicalText()} in UTF-8. */
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(canonicalText().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The revision, then one line a feature: part, name, minimum, maximum, unit; parted by tabs. */
  public String canonicalText() {
    var text = new StringBuilder("revision\t").append(revision).append('\n');
    context.forEach(feature -> describe(text, "context", feature));
    candidate.forEach(feature -> describe(text, "candidate", feature));
    return text.toString();
  }

  private static void describe(StringBuilder text, String part, Feature feature) {
    text.append(part).append('\t').append(feature.wireName()).append('\t').append(feature.min()).append('\t')
        .append(feature.max()).append('\t').append(feature.unit()).append('\n');
  }
}
