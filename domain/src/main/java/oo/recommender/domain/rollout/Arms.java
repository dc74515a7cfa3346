package oo.recommender.domain.rollout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import oo.recommender.domain.policy.Arm;
import oo.shared.domain.UserId;

/**
 * Splits users into arms: the same user is always in the same place, and more of one arm takes nobody out of it.
 *
 * <p>Of SHA-256(salt, newline, user) the first 8 bytes place a user for the holdout, the next 8 among the others for the
 * candidate, each as a number from 0 to 1 that has to lie below the arm's share.
 *
 * @param salt another one deals the users anew
 * @param holdoutPercent of all users
 * @param candidatePercent of the users outside of the holdout
 */
public record Arms(String salt, int holdoutPercent, int candidatePercent) {

  private static final double UNIT = 0x1.0p-53;

  public Arms {
    requirePercent(holdoutPercent);
    requirePercent(candidatePercent);
  }

  public Arm of(UserId user) {
    if (holdoutPercent == 0 && candidatePercent == 0) {
      return Arm.DEFAULT;
    }
    var places = ByteBuffer.wrap(hash(user));
    if (place(places) * 100 < holdoutPercent) {
      return Arm.HOLDOUT;
    }
    return place(places) * 100 < candidatePercent ? Arm.CANDIDATE : Arm.DEFAULT;
  }

  private static double place(ByteBuffer places) {
    return (places.getLong() >>> 11) * UNIT;
  }

  private byte[] hash(UserId user) {
    try {
      return MessageDigest.getInstance("SHA-256").digest((salt + "\n" + user).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void requirePercent(int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a percentage is from 0 to 100, not " + percent);
    }
  }
}
