package oo.recommender.application.port;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import oo.recommender.application.RequestedEvaluation;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Evaluations in a map. */
public final class InMemoryEvaluations implements Evaluations {

  private final Map<UUID, RequestedEvaluation> kept = new HashMap<>();
  private final Map<String, Bound> keys = new HashMap<>();
  private boolean held;

  private record Bound(IdempotencyKey key, UUID evaluation) {}

  /** As if a request with any key were being served. */
  public void holdKeys() {
    held = true;
  }

  @Override
  public synchronized void append(RequestedEvaluation evaluation) {
    kept.put(evaluation.id(), evaluation);
  }

  @Override
  public synchronized void becomes(UUID id, RequestedEvaluation.State state) {
    kept.computeIfPresent(id, (_, was) -> new RequestedEvaluation(
        id, was.by(), was.at(), was.policy(), was.against(), was.since(), state));
  }

  @Override
  public synchronized @Nullable RequestedEvaluation find(UUID id) {
    return kept.get(id);
  }

  @Override
  public synchronized List<RequestedEvaluation> newest(@Nullable UUID before, int limit) {
    return kept.values().stream().filter(each -> before == null || text(each).compareTo(before.toString()) < 0)
        .sorted(Comparator.comparing(InMemoryEvaluations::text).reversed()).limit(limit).toList();
  }

  /** Of one length, so in the order of the bits. */
  private static String text(RequestedEvaluation evaluation) {
    return evaluation.id().toString();
  }

  @Override
  public synchronized void forget(Instant before) {
    kept.values().removeIf(each -> each.at().isBefore(before));
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
    return bound.key().equals(key) ? new IdempotencyClaim.SameRequest(bound.evaluation()) : new IdempotencyClaim.OtherRequest();
  }

  @Override
  public synchronized void store(UserId user, IdempotencyKey key, RequestedEvaluation evaluation) {
    keys.put(user + key.value(), new Bound(key, evaluation.id()));
  }
}
