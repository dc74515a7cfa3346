package oo.recommender.application.port;

import java.time.Instant;
import java.util.UUID;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Decider;
import oo.recommender.domain.decision.Decision;
import oo.recommender.domain.decision.Situation;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.tip.UserTips;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;

/** Decisions and keys to keep. */
public final class RecommenderExamples {

  public static final Instant NOON = AdaAtNoon.NOON;

  private static long counter;

  private RecommenderExamples() {}

  /** Each one later than those before, as UUIDs of version 7 are. */
  public static synchronized UUID id() {
    counter++;
    return new UUID((NOON.toEpochMilli() + counter << 16) | 0x7000, 0x8000000000000000L | counter);
  }

  public static UserId someone() {
    return new UserId(id());
  }

  public static IdempotencyKey key(String value, int request) {
    return new IdempotencyKey(value, new byte[] {(byte) request});
  }

  /** A tip at noon, decided on what is known of the user's tips. */
  public static Decision tip(UserId user, UserTips tips, long seed) {
    return decision(user, tips, Trigger.PULL, NOON, seed);
  }

  /** A silence in the quiet hours. */
  public static Decision silence(UserId user) {
    return decision(user, UserTips.NONE, Trigger.PUSH, NOON.plusSeconds(39_600), 1);
  }

  public static Decision decision(UserId user, UserTips tips, Trigger trigger, Instant at, long seed) {
    var request =
        new Decider.Request(id(), id(), user, at, trigger, seed, new RulesPolicy(), ModelSnapshot.NONE);
    return AdaAtNoon.decider().decide(request, new Situation(AdaAtNoon.PROFILE, AdaAtNoon.state(), tips));
  }
}
