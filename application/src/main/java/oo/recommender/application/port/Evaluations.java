package oo.recommender.application.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import oo.recommender.application.RequestedEvaluation;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Evaluations that operators asked for, and what came of them. */
public interface Evaluations {

  /** Keeps one that runs, in the current transaction. */
  void append(RequestedEvaluation evaluation);

  /** Keeps how far one is, or what became of it. */
  void becomes(UUID id, RequestedEvaluation.State state);

  /** Null when there is none, or no more. */
  @Nullable RequestedEvaluation find(UUID id);

  /** Newest first. @param before only those before this one; null for the newest */
  List<RequestedEvaluation> newest(@Nullable UUID before, int limit);

  /** Forgets what was asked for before then. */
  void forget(Instant before);

  /** Takes the key for the current transaction; {@code SameRequest} names the evaluation of the earlier one. */
  IdempotencyClaim claim(UserId user, IdempotencyKey key);

  /** Remembers a free key with its evaluation, in the current transaction. */
  void store(UserId user, IdempotencyKey key, RequestedEvaluation evaluation);
}
