package oo.recommender.domain.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What the numbers mean that policies see.
 *
 * @param revision counted up when a feature is computed in another way under the same name
 */
public record FeatureSchema(int revision, List<? extends Feature> context, List<? extends Feature> candidate) {

  public static final FeatureSchema CURRENT =
      new FeatureSchema(1, List.of(ContextFeature.values()), List.of(CandidateFeature.values()));

  public FeatureSchema {
    context = List.copyOf(context);
    candidate = List.copyOf(candidate);
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
