package oo.recommender.domain.policy;

import java.time.Instant;
import oo.recommender.domain.TipKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that could be offered, without a word of what the user would read.
 *
 * @param ref see {@link oo.recommender.domain.tip.Ref}
 * @param effortMinutes how long doing it takes
 * @param due when a task is due
 * @param startsAt when the event begins that this prepares
 * @param priority 1 (highest) to 9, 0 when not given
 * @param lastShownAt when it was last offered, as far as that is remembered
 * @param comesBack whether a snooze of it ended a short while ago
 * @param gapBound whether it is only good until the next event
 * @param createdAt when a task was written down, as far as that is known
 */
public record Candidate(
    String ref, TipKind kind, int effortMinutes, @Nullable Instant due, @Nullable Instant startsAt, int priority,
    @Nullable Instant lastShownAt, boolean comesBack, boolean gapBound, @Nullable Instant createdAt) {

  /** Of unknown age. */
  public Candidate(
      String ref, TipKind kind, int effortMinutes, @Nullable Instant due, @Nullable Instant startsAt, int priority,
      @Nullable Instant lastShownAt, boolean comesBack, boolean gapBound) {
    this(ref, kind, effortMinutes, due, startsAt, priority, lastShownAt, comesBack, gapBound, null);
  }
}
