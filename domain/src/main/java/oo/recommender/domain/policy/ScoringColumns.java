package oo.recommender.domain.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import oo.recommender.domain.TipKind;

/**
 * The numbers that a scorer elsewhere is given: for each candidate the moment, the candidate, and which kind it is (one of
 * them 1). Nothing in them names a user, and no word that a user wrote.
 */
public final class ScoringColumns {

  private static final ContextFeature[] CONTEXT = ContextFeature.values();
  private static final CandidateFeature[] CANDIDATE = CandidateFeature.values();
  private static final TipKind[] KINDS = TipKind.values();
  private static final String TEXT = text();
  private static final String HASH = digest();

  /** Numbers in a row. */
  public static final int WIDTH = CONTEXT.length + CANDIDATE.length + KINDS.length;

  private ScoringColumns() {}

  /**
   * What is written into a model's {@code features.txt}: {@link FeatureSchema#canonicalText()}, then one line a kind in the
   * same form.
   */
  public static String canonicalText() {
    return TEXT;
  }

  /** SHA-256, in hex, over {@link #canonicalText()} in UTF-8: a model that was trained with another is not used. */
  public static String hash() {
    return HASH;
  }

  /** One row a candidate, in canonical order, each of {@link #WIDTH} finite numbers. */
  public static double[][] rows(Features features) {
    var rows = new double[features.size()][WIDTH];
    for (int i = 0; i < rows.length; i++) {
      int column = 0;
      for (var feature : CONTEXT) {
        rows[i][column++] = features.of(feature);
      }
      for (var feature : CANDIDATE) {
        rows[i][column++] = features.of(i, feature);
      }
      rows[i][column + features.kind(i).ordinal()] = 1;
    }
    return rows;
  }

  private static String text() {
    var text = new StringBuilder(FeatureSchema.CURRENT.canonicalText());
    for (var kind : KINDS) {
      text.append("kind\t").append(kind.wireName()).append("\t0.0\t1.0\t1 when it is of this kind\n");
    }
    return text.toString();
  }

  private static String digest() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
