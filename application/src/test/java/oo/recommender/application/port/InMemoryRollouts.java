package oo.recommender.application.port;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import oo.recommender.domain.rollout.Rollout;
import oo.recommender.domain.rollout.RolloutChange;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Changes in a list. */
public final class InMemoryRollouts implements Rollouts {

  private final List<RolloutChange> changes = new ArrayList<>();
  private final Map<String, Bound> keys = new HashMap<>();
  private Runnable beforeNextAppend = () -> {};
  private boolean held;

  private record Bound(IdempotencyKey key, UUID change) {}

  /** Runs once, between a use case's read and its write. */
  public void beforeNextAppend(Runnable interference) {
    beforeNextAppend = interference;
  }

  /** As if a request with any key were being served. */
  public void holdKeys() {
    held = true;
  }

  @Override
  public synchronized @Nullable Rollout current() {
    return changes.isEmpty() ? null : changes.getLast().to();
  }

  @Override
  public synchronized List<RolloutChange> newest(@Nullable Long before, int limit) {
    return changes.reversed().stream().filter(change -> before == null || change.to().version() < before).limit(limit).toList();
  }

  @Override
  public synchronized RolloutChange get(UUID id) {
    return changes.stream().filter(change -> change.id().equals(id)).findFirst().orElseThrow();
  }

  @Override
  public synchronized boolean append(RolloutChange change) {
    var interference = beforeNextAppend;
    beforeNextAppend = () -> {};
    interference.run();
    if (changes.stream().anyMatch(kept -> kept.to().version() == change.to().version())) {
      return false;
    }
    return changes.add(change);
  }

  @Override
  public synchronized IdempotencyClaim claim(UserId user, IdempotencyKey key) {
    if (held) {
      return new IdempotencyClaim.InFlight();
    }
    var bound = keys.get(user + key.value());
    if (bound == null) {
      return new IdempotencyClaim.Free();
    }
    return bound.key().equals(key) ? new IdempotencyClaim.SameRequest(bound.change()) : new IdempotencyClaim.OtherRequest();
  }

  @Override
  public synchronized void store(UserId user, IdempotencyKey key, RolloutChange change) {
    keys.put(user + key.value(), new Bound(key, change.id()));
  }
}
