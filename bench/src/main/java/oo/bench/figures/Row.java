package oo.bench.figures;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the results.
 *
 * @param id of the target
 * @param clients at the same time; null where that means nothing
 * @param unit of both figures
 * @param goal what the ratio is held against; null where nothing was promised
 * @param details further figures by name, such as percentiles and what was answered
 */
public record Row(
    String id, String what, @Nullable Integer clients, String unit, List<Pair> pairs, @Nullable Goal goal,
    Map<String, Object> details) {

  public Row {
    pairs = List.copyOf(pairs);
  }

  /** A ratio that is to be reached, and one that would be better still. */
  public record Goal(double target, double stretch) {

    /** Whether a ratio reaches the target; which direction is good follows from where the stretch lies. */
    public boolean reachedBy(double ratio) {
      return stretch >= target ? ratio >= target : ratio <= target;
    }
  }
}
