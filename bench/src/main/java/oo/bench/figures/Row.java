package oo.bench.figures;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the results.
 *
 * @param id of the target
 * @param clients at the same time; null where that means nothing
 * @param goal what the figures are held against; null where nothing was promised
 * @param details further figures by name, such as percentiles and what was answered
 */
public record Row(
    String id, String what, @Nullable Integer clients, Figures figures, @Nullable Goal goal, Map<String, Object> details) {

  public static Row ratios(
      String id, String what, @Nullable Integer clients, String unit, List<Pair> pairs, @Nullable Goal goal, Map<String, Object> details) {
    return new Row(id, what, clients, new Figures.Ratios(unit, pairs), goal, details);
  }

  public static Row values(
      String id, String what, @Nullable Integer clients, String unit, List<Double> values, @Nullable Goal goal, Map<String, Object> details) {
    return new Row(id, what, clients, new Figures.Values(unit, values), goal, details);
  }

  public static Row failed(String id, String what, String reason) {
    return new Row(id, what, null, new Figures.Failed(reason), null, Map.of());
  }

  /** What is held against the goal: the ratios of pairs, or the values themselves; null of what failed. */
  public @Nullable Summary measured() {
    return switch (figures) {
      case Figures.Ratios ratios -> Pair.ratios(ratios.pairs());
      case Figures.Values values -> Summary.of(values.values());
      case Figures.Failed _ -> null;
    };
  }
}
