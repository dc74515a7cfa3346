package oo.recommender.adapter.report;

import java.util.Locale;
import oo.recommender.application.EvaluateLogOutcome.Reading;
import oo.recommender.application.Judgement;
import oo.recommender.domain.evaluation.Earned;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Support;
import org.jspecify.annotations.Nullable;

/** A table for a terminal. */
final class TextReport {

  private static final int MOST_FAULTS = 5;

  private final StringBuilder text = new StringBuilder();

  private TextReport() {}

  static String of(Judgement judgement) {
    var report = new TextReport();
    report.head(judgement);
    report.estimates(judgement);
    report.support(judgement.summary().actions().support());
    report.beside(judgement);
    report.reading(judgement.reading(), judgement.ofLedger() ? "decisions" : "lines");
    report.ruling(judgement.ruling());
    return report.text.toString();
  }

  private void head(Judgement judgement) {
    line("%s: %s decisions", judgement.source(), Figures.count(judgement.summary().decisions()));
    line("target: %s; decided by: %s", judgement.target(), judgement.baseline());
    line("");
  }

  private void estimates(Judgement judgement) {
    var terms = judgement.summary().terms();
    line("%-24s %10s   %s", "value", "estimate",
        "%s%% confidence, valid whenever looked at".formatted(Figures.shortest(100 * (1 - terms.alpha()))));
    for (var named : Named.all(judgement.summary())) {
      row(named);
    }
    row(new Named("target - logged", judgement.summary().actions().difference()));
    line("rewards are taken to lie within %s to %s", Figures.shortest(terms.rewards().min()), Figures.shortest(terms.rewards().max()));
    line("");
  }

  private void row(Named named) {
    var estimate = named.estimate();
    line("%-24s %10s   %s%s", named.name(), Figures.value(estimate.value()), Figures.interval(estimate.interval()),
        estimate.whyNone() == null ? "" : ": " + estimate.whyNone());
  }

  private void support(Support support) {
    line("%-24s %10s", "effective sample size", Figures.count(support.effectiveSampleSize()));
    line("%-24s %10s   %s of the whole weight", "largest weight", Figures.value(support.largestWeight()),
        Figures.percent(support.largestShare()));
    line("%-24s %10s   1 in expectation", "mean weight", Figures.value(support.meanWeight()));
    line("%-24s %10s", "unsupported", Figures.percent(support.unsupported()));
    line("");
  }

  private void beside(Judgement judgement) {
    var beside = judgement.beside();
    if (beside == null) {
      return;
    }
    line("%-24s %10s   %-24s %10s %8s", "with its own decisions", "earned", "its interval", "decisions", "users");
    own(judgement.target(), beside.target());
    own(judgement.baseline(), beside.baseline());
    var difference = beside.difference();
    line("%-24s %10s   %s", "difference", Figures.value(difference.value()), Figures.interval(difference.interval()));
    line("");
  }

  private void own(String who, Earned earned) {
    line("%-24s %10s   %-24s %10s %8s", who, Figures.value(earned.mean().value()), Figures.interval(earned.mean().interval()),
        Figures.count(earned.decisions()), Figures.count(earned.users()));
  }

  private void reading(@Nullable Reading reading, String what) {
    if (reading == null) {
      return;
    }
    reading.without().forEach((why, count) -> line("%s %s left out: %s", Figures.count(count), what, why));
    if (reading.malformed() > 0) {
      line("%s of %s lines are malformed and left out:", Figures.count(reading.malformed()), Figures.count(reading.lines()));
      reading.named().stream().limit(MOST_FAULTS).forEach(fault -> line("  line %d: %s", fault.line(), fault.why()));
    }
  }

  private void ruling(Ruling ruling) {
    switch (ruling) {
      case Ruling.Promote _ -> line("gate: PROMOTE");
      case Ruling.Refuse(var shortfalls) -> {
        line("gate: REFUSE");
        shortfalls.forEach(each -> line("  - %s. To pass: %s", each.says(), each.remedy()));
      }
    }
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
  }
}
