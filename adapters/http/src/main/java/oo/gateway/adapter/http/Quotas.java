package oo.gateway.adapter.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.adapter.http.ProblemException;

/** How many requests a user has left; headers as in draft-ietf-httpapi-ratelimit-headers-11. */
final class Quotas {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_USERS = 100_000;

  private final long permits;
  private final String policy;
  // A user who is forgotten had not called for two windows, so the bucket was full again.
  private final Cache<UUID, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST_USERS).expireAfterAccess(WINDOW.multipliedBy(2)).build();

  Quotas(long permitsPerMinute) {
    this.permits = permitsPerMinute;
    this.policy = "\"user\";q=" + permits + ";w=" + WINDOW.toSeconds();
  }

  /**
   * Takes one request from the user's quota.
   *
   * @param headers where to tell about it
   * @throws ProblemException RATE_LIMITED
   */
  void take(UUID user, Map<String, String> headers) {
    ConsumptionProbe probe = bucket(user).tryConsumeAndReturnRemaining(1);
    describe(probe.getRemainingTokens(), probe.getNanosToWaitForReset(), headers);
    if (!probe.isConsumed()) {
      long seconds = Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L));
      throw ProblemCode.RATE_LIMITED.problem("There were more than " + permits + " requests in a minute.")
          .param("limit", permits).retryAfter(seconds);
    }
  }

  /** Gives back what an answer without content took. */
  void giveBack(UUID user, Map<String, String> headers) {
    Bucket bucket = bucket(user);
    bucket.addTokens(1);
    var now = bucket.estimateAbilityToConsume(permits);
    describe(bucket.getAvailableTokens(), now.getNanosToWaitForRefill(), headers);
  }

  private Bucket bucket(UUID user) {
    return buckets.get(user, any -> Bucket.builder()
        .addLimit(limit -> limit.capacity(permits).refillGreedy(permits, WINDOW)).build());
  }

  private void describe(long left, long nanosUntilWhole, Map<String, String> headers) {
    headers.put("RateLimit-Policy", policy);
    headers.put("RateLimit", "\"user\";r=" + left + ";t=" + Math.ceilDiv(nanosUntilWhole, 1_000_000_000L));
  }
}
