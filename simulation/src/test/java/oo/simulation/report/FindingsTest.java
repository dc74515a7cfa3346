package oo.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oo.simulation.run.Course;
import oo.simulation.run.Day;
import oo.simulation.run.Plan;
import org.junit.jupiter.api.Test;

class FindingsTest {

  private static final Plan PLAN = new Plan(10, 7, 1);

  private static Course course(String policy, long seed, double regret, long tips, long dismissed) {
    var first = new Day(tips, tips, tips, tips, 0, tips, 0, dismissed, regret, 1);
    var none = new Day(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    return new Course(policy, seed, 10, List.of(first, none, none, none, none, none, none), Duration.ofSeconds(1));
  }

  private static Findings findings(Course... courses) {
    Map<String, List<Course>> all = new LinkedHashMap<>();
    for (var course : courses) {
      all.merge(course.policy(), List.of(course), (one, other) -> java.util.stream.Stream.concat(one.stream(), other.stream()).toList());
    }
    return new Findings(PLAN, all.values().iterator().next().stream().map(Course::seed).toList(), "ours", all);
  }

  @Test
  void comparesWithTheBestOfTheOthersOnEachSeed() {
    var findings = findings(
        course("ours", 1, 8, 10, 1), course("ours", 2, 9, 10, 1),
        course("one", 1, 10, 10, 1), course("one", 2, 30, 10, 1), course("other", 1, 40, 10, 1), course("other", 2, 10, 10, 1));
    assertThat(findings.ratios()).containsExactly(0.8, 0.9);
    assertThat(findings.bestRival()).isEqualTo("one");
    assertThat(findings.verdict()).isInstanceOfSatisfying(Verdict.Wins.class, wins -> {
      assertThat(wins.ratio().mean()).isCloseTo(0.85, within(1e-12));
      assertThat(wins.surely()).as("two seeds that differ").isFalse();
    });
  }

  @Test
  void winsSurelyOnlyWhereTheWholeIntervalDoes() {
    var findings = findings(course("ours", 1, 5, 10, 1), course("ours", 2, 5.1, 10, 1), course("one", 1, 10, 10, 1), course("one", 2, 10, 10, 1));
    assertThat(findings.verdict()).isInstanceOfSatisfying(Verdict.Wins.class, wins -> assertThat(wins.surely()).isTrue());
  }

  @Test
  void losesWhereTheOthersRegretLess() {
    var findings = findings(course("ours", 1, 12, 10, 1), course("one", 1, 10, 10, 1));
    assertThat(findings.verdict()).isInstanceOf(Verdict.Loses.class);
    assertThat(findings.verdict().isWon()).isFalse();
  }

  @Test
  void doesNotLetAnybodyWinByFlooding() {
    assertThat(findings(course("ours", 1, 1, 20, 10), course("one", 1, 10, 10, 1)).verdict()).isInstanceOf(Verdict.Floods.class);
    assertThat(findings(course("ours", 1, 1, 20, 1), course("one", 1, 10, 10, 1)).verdict())
        .as("more tips, but not more of them unwanted").isInstanceOf(Verdict.Wins.class);
  }

  /** Student (1908), checked by hand: mean 2, deviation 1, 3 values, 4.303 / sqrt(3). */
  @Test
  void boundsAMeanByStudentsT() {
    var interval = Interval.of(List.of(1.0, 2.0, 3.0));
    assertThat(interval.mean()).isEqualTo(2);
    assertThat(interval.upper() - 2).isCloseTo(4.303 / Math.sqrt(3), within(1e-9));
    assertThat(Interval.of(List.of(1.0)).isKnown()).isFalse();
  }

  @Test
  void writesAPageThatFetchesNothingAndNamesEverybody() {
    var report = new SimulationReport(findings(course("ours", 1, 8, 10, 1), course("<b>one", 1, 10, 10, 1)));
    String page = report.html(Instant.EPOCH);
    assertThat(page).contains("default-src 'none'").contains(">ours<").contains("&lt;b&gt;one").doesNotContain("<b>one")
        .doesNotContain("http:").doesNotContain("https:").doesNotContain("<script").doesNotContain("src=").doesNotContain("@import");
    assertThat(report.text()).contains("0.800").contains("tips per user and week");
    assertThat(report.json()).contains("\"cumulative_regret\"").contains("\"won\" : true");
  }
}
