package oo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import oo.bench.figures.Pair;

/** Decisions of two apps in turn, both warmed up; both run all the time, and one of them has nothing to do. */
record InTurn(List<Pair> pairs, List<Slice> ours, List<Slice> reference) {

  /** @param names of the two, as they are told */
  static InTurn measure(Run run, String head, int count, Slices ours, Slices reference, Names names) throws InterruptedException {
    var plan = run.plan();
    var measured = new InTurn(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    if (plan.warmUp().isPositive()) {
      ours.closed(head + "warm-up: " + names.ours(), count, plan.warmUp());
      reference.closed(head + "warm-up: " + names.reference(), count, plan.warmUp());
    }
    for (int pair = 1; pair <= plan.pairs(); pair++) {
      Slice first = ours.closed(head + plan.which(pair) + ": " + names.ours(), count, plan.slice());
      Slice second = reference.closed(head + plan.which(pair) + ": " + names.reference(), count, plan.slice());
      measured.add(first, second);
      run.progress().note(String.format(Locale.ROOT, "ratio %.3f", measured.pairs().getLast().ratio()));
    }
    return measured;
  }

  record Names(String ours, String reference) {}

  private void add(Slice first, Slice second) {
    ours.add(first);
    reference.add(second);
    pairs.add(new Pair(first.perSecond(), second.perSecond()));
  }

  /** Of the first with its own names, of the second with {@code reference_} before them. */
  Map<String, Object> details() {
    var details = Slice.details(ours);
    Slice.details(reference).forEach((name, value) -> details.put("reference_" + name, value));
    return details;
  }
}
