package oo.recommender.application;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import oo.recommender.application.port.Evaluations;
import org.jspecify.annotations.Nullable;

/** Reads how far evaluations are, and what they found. */
public final class EvaluationQueries {

  private final Evaluations evaluations;
  private final InstantSource clock;

  public EvaluationQueries(Evaluations evaluations, InstantSource clock) {
    this.evaluations = evaluations;
    this.clock = clock;
  }

  /** Null when there is none, or no more. */
  public @Nullable RequestedEvaluation find(UUID id) {
    var found = evaluations.find(id);
    return found == null ? null : found.asOf(clock.instant());
  }

  /** Newest first. @param before the last one of the page before; null for the first page */
  public Page list(@Nullable UUID before, int limit) {
    var now = clock.instant();
    var found = evaluations.newest(before, limit + 1);
    var items = found.stream().limit(limit).map(evaluation -> evaluation.asOf(now)).toList();
    return new Page(items, found.size() > limit ? items.getLast().id() : null);
  }

  /** @param next to be given as {@code before}; null on the last page */
  public record Page(List<RequestedEvaluation> items, @Nullable UUID next) {}
}
