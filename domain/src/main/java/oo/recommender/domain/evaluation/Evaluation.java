package oo.recommender.domain.evaluation;

import java.util.SortedMap;
import java.util.TreeMap;

/** Judges a target by decisions that another policy made: row by row, in memory that does not grow with their number. */
public final class Evaluation {

  private static final int MOST_KINDS = 40;
  static final String OTHER_KINDS = "(other)";

  private final Terms terms;
  private final ConfidenceSequence logged;
  private final Estimators actions;
  private final Estimators kinds;
  private final SortedMap<String, Slice.Sums> byKind = new TreeMap<>();
  private final SortedMap<Integer, Slice.Sums> byHour = new TreeMap<>();
  private final Looks looks = new Looks();
  private final WeightBars weights = new WeightBars();

  public Evaluation(Terms terms) {
    this.terms = terms;
    this.logged = new ConfidenceSequence(terms.rewards(), terms.alpha());
    this.actions = new Estimators(terms);
    this.kinds = new Estimators(terms);
  }

  /** @throws ImpossibleReward before anything is counted, where a reward lies outside the terms' range */
  public void add(Logged row) {
    double weight = row.action().weight();
    logged.add(row.reward());
    actions.add(row.action(), row.reward(), row.unsupported(), row.estimates());
    if (row.kindChance() != null) {
      kinds.add(row.kindChance(), row.reward(), row.kindChance().unsupported() ? 1 : 0, null);
    }
    if (row.kind() != null) {
      byKind.computeIfAbsent(slice(row.kind()), _ -> new Slice.Sums(terms, true)).add(weight, row.reward());
    }
    if (row.hour() >= 0) {
      byHour.computeIfAbsent(row.hour(), _ -> new Slice.Sums(terms, false)).add(weight, row.reward());
    }
    weights.add(weight);
    looks.at(actions.count(), () -> new Look(actions.count(), row.at(), actions.difference()));
  }

  private String slice(String kind) {
    return byKind.size() < MOST_KINDS || byKind.containsKey(kind) ? kind : OTHER_KINDS;
  }

  public long decisions() {
    return actions.count();
  }

  public Summary summary() {
    return new Summary(
        terms, actions.count(), Estimate.in(logged.interval(), logged.mean()), actions.level(),
        kinds.count() == actions.count() && kinds.count() > 0 ? kinds.level() : null,
        slices(byKind), slices(byHour), looks.list(), weights.list());
  }

  private static <K> SortedMap<K, Slice> slices(SortedMap<K, Slice.Sums> sums) {
    var slices = new TreeMap<K, Slice>();
    sums.forEach((key, each) -> slices.put(key, each.slice()));
    return slices;
  }
}
