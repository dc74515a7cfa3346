package oo.recommender.domain.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import oo.recommender.domain.TipKind;

/**
 * The numbers that a linear model weighs, made from the features of one candidate: the same code for serving, learning
 * and replay.
 *
 * <p>In this order: the moment, which kind it is (one of them 1), the kind times the time of day (sine, cosine), and the
 * candidate. Most are between 0 and 1. About half of them are 0: of the kinds' only three are not, and what is of the moment
 * is the same for all candidates.
 *
 * <p>How one user differs from everybody is not among them: {@link CandidateFeature#KIND_EFFECT} is added to the mean
 * that a model gives, {@link CandidateFeature#KIND_EFFECT_VARIANCE} to its variance.
 */
public final class ModelInputs {

  /** Counted up when an input is computed in another way under the same name. */
  private static final int REVISION = 1;
  private static final int KINDS = TipKind.values().length;

  static final int CONTEXT_WIDTH = ContextInput.values().length;
  static final int KIND = CONTEXT_WIDTH;
  static final int KIND_DAY_SIN = KIND + KINDS;
  static final int KIND_DAY_COS = KIND_DAY_SIN + KINDS;
  static final int CANDIDATE = KIND_DAY_COS + KINDS;

  /** How many inputs there are. */
  public static final int WIDTH = CANDIDATE + CandidateInput.WIDTH;

  private static final List<String> NAMES = nameAll();
  private static final List<Aspect> ASPECTS = aspectOfAll();
  private static final String HASH = digest();

  private ModelInputs() {}

  /** In order, in snake_case. */
  public static List<String> names() {
    return NAMES;
  }

  /** What each input concerns, in order. */
  static List<Aspect> aspects() {
    return ASPECTS;
  }

  /** SHA-256, in hex, of the feature schema's hash and of the names: a model of another hash cannot be used. */
  public static String hash() {
    return HASH;
  }

  /** @param input of {@link #WIDTH} numbers, each of which is written */
  public static void fill(Features features, int candidate, double[] input) {
    Arrays.fill(input, 0, WIDTH, 0);
    ContextInput.fill(features, input);
    int kind = features.kind(candidate).ordinal();
    input[KIND + kind] = 1;
    input[KIND_DAY_SIN + kind] = features.of(ContextFeature.DAY_SIN);
    input[KIND_DAY_COS + kind] = features.of(ContextFeature.DAY_COS);
    CandidateInput.fill(features, candidate, input, CANDIDATE);
  }

  private static List<String> nameAll() {
    var names = new ArrayList<String>();
    for (var input : ContextInput.values()) {
      names.add(wireName(input));
    }
    for (var prefix : List.of("kind_", "day_sin_kind_", "day_cos_kind_")) {
      for (var kind : TipKind.values()) {
        names.add(prefix + kind.wireName());
      }
    }
    for (var input : CandidateInput.values()) {
      names.add(wireName(input));
    }
    return List.copyOf(names);
  }

  private static List<Aspect> aspectOfAll() {
    var aspects = new ArrayList<Aspect>();
    for (var input : ContextInput.values()) {
      aspects.add(input.aspect);
    }
    aspects.addAll(Collections.nCopies(KINDS, Aspect.KIND));
    aspects.addAll(Collections.nCopies(2 * KINDS, Aspect.TIME_OF_DAY));
    for (var input : CandidateInput.values()) {
      aspects.add(input.aspect);
    }
    return List.copyOf(aspects);
  }

  private static String wireName(Enum<?> input) {
    return input.name().toLowerCase(Locale.ROOT);
  }

  private static String digest() {
    var text = "inputs\t" + REVISION + "\nschema\t" + FeatureSchema.CURRENT.hash() + "\n" + String.join("\n", NAMES);
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
