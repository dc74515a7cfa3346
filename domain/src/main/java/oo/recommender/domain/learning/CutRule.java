package oo.recommender.domain.learning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When there is enough news for another snapshot: soon at first, and then with every hundredth part of what is known. */
public final class CutRule {

  static final long NEWS = 100;
  static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private CutRule() {}

  /**
   * @param news changes of the statistics since the last snapshot
   * @param since when the first of them came; null when there is none
   * @param weight see {@link Statistics#weight}
   */
  public static boolean due(long news, @Nullable Instant since, double weight, Instant now) {
    return since != null && (news >= Math.max(NEWS, weight / NEWS) || !now.isBefore(since.plus(LONGEST_WAIT)));
  }
}
