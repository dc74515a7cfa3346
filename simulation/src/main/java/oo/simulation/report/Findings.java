package oo.simulation.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import oo.simulation.run.Course;
import oo.simulation.run.Plan;

/**
 * All courses of a simulation, by policy and in the order of the seeds.
 *
 * @param champion the policy that the others are compared with
 */
public record Findings(Plan plan, List<Long> seeds, String champion, Map<String, List<Course>> courses) {

  /** More tips than that times the rival's, and more of them waved away, is flooding. */
  private static final double FLOOD = 1.1;

  public Findings {
    courses = Collections.unmodifiableMap(new LinkedHashMap<>(courses));
  }

  public Interval interval(String policy, ToDoubleFunction<Course> figure) {
    return Interval.of(of(policy).stream().map(figure::applyAsDouble).toList());
  }

  public List<Course> of(String policy) {
    return courses.get(policy);
  }

  private List<String> rivals() {
    return courses.keySet().stream().filter(policy -> !policy.equals(champion)).toList();
  }

  /** Whether there is anybody to compare with. */
  public boolean isContest() {
    return courses.containsKey(champion) && courses.size() > 1;
  }

  /** By seed: the champion's regret ÷ that of the rival who regrets least on this very seed. */
  public List<Double> ratios() {
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < seeds.size(); i++) {
      int seed = i;
      double best = rivals().stream().mapToDouble(rival -> of(rival).get(seed).regret()).min().orElseThrow();
      ratios.add(of(champion).get(i).regret() / best);
    }
    return ratios;
  }

  /** The rival who regrets least on average. */
  public String bestRival() {
    return rivals().stream().min(Comparator.comparingDouble(rival -> interval(rival, Course::regret).mean())).orElseThrow();
  }

  public Verdict verdict() {
    var ratio = Interval.of(ratios());
    String rival = bestRival();
    double tips = interval(champion, Course::tipsPerUserAndWeek).mean();
    double dismissed = interval(champion, Course::shareDismissed).mean();
    double rivalTips = interval(rival, Course::tipsPerUserAndWeek).mean();
    double rivalDismissed = interval(rival, Course::shareDismissed).mean();
    if (tips > FLOOD * rivalTips && dismissed > rivalDismissed) {
      return new Verdict.Floods(ratio, rival, tips, rivalTips, dismissed, rivalDismissed);
    }
    return ratio.mean() < 1 ? new Verdict.Wins(ratio, rival, ratio.upper() < 1) : new Verdict.Loses(ratio, rival);
  }
}
