package oo.recommender.adapter.postgres;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import oo.recommender.domain.policy.LinearModel;

/** A fitted model as bytes, to the bit; of the covariance, which is symmetric, the lower triangle. */
final class SnapshotDocument {

  private static final int FORMAT = 1;

  private SnapshotDocument() {}

  static byte[] write(LinearModel model) {
    int width = model.width();
    var covariance = model.covariance();
    var document = new DocumentWriter(FORMAT, Instant.EPOCH).number(width).bits(model.noiseVariance());
    for (double weight : model.mean()) {
      document.bits(weight);
    }
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        document.bits(covariance[i * width + j]);
      }
    }
    return document.document();
  }

  static LinearModel read(byte[] bytes) {
    var document = new DocumentReader("a model", bytes, FORMAT, Instant.EPOCH);
    int width = document.count();
    double noise = document.real();
    var mean = new double[width];
    for (int i = 0; i < width; i++) {
      mean[i] = document.real();
    }
    var covariance = new double[width * width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i * width + j] = document.real();
      }
    }
    return new LinearModel(mean, covariance, noise);
  }

  /** SHA-256 in hex. */
  static String checksum(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
