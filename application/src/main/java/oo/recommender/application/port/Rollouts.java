package oo.recommender.application.port;

import java.util.List;
import java.util.UUID;
import oo.recommender.domain.rollout.Rollout;
import oo.recommender.domain.rollout.RolloutChange;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Every change of the rollout, kept for ever; the last one is how it is. */
public interface Rollouts {

  /** Null before the first change. */
  @Nullable Rollout current();

  /** Newest first. @param before only versions below this one; null for the newest */
  List<RolloutChange> newest(@Nullable Long before, int limit);

  /** @throws java.util.NoSuchElementException when there is none */
  RolloutChange get(UUID id);

  /**
   * Keeps a change and the event that tells of it, in the current transaction.
   *
   * @return false when somebody else has made this version: nothing is kept then
   */
  boolean append(RolloutChange change);

  /** Takes the key for the current transaction; {@code SameRequest} names the change of the earlier one. */
  IdempotencyClaim claim(UserId user, IdempotencyKey key);

  /** Remembers a free key with its change, in the current transaction. */
  void store(UserId user, IdempotencyKey key, RolloutChange change);
}
