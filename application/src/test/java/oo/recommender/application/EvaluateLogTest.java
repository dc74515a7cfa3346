package oo.recommender.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import oo.recommender.application.EvaluateLogOutcome.Judged;
import oo.recommender.application.EvaluateLogOutcome.RewardOutside;
import oo.recommender.application.EvaluateLogOutcome.TooManyMalformed;
import oo.recommender.application.port.DecisionLog;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.evaluation.Logged;
import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Ruling;
import oo.recommender.domain.evaluation.Terms;
import org.junit.jupiter.api.Test;

class EvaluateLogTest {

  private static final EvaluateLog.Command COMMAND = new EvaluateLog.Command(Terms.STANDARD, null);

  private final List<Long> progress = new ArrayList<>();

  private EvaluateLogOutcome judged(DecisionLog log) {
    return new EvaluateLog(Gate.STANDARD).execute(log, COMMAND, (done, _) -> progress.add(done));
  }

  /** @param malformed so many of the lines, at the beginning */
  private static DecisionLog log(int lines, int malformed, double... rewards) {
    return reader -> {
      for (int line = 1; line <= lines; line++) {
        if (line <= malformed) {
          reader.malformed(line, "it is broken");
        } else {
          reader.row(line, Logged.of(0.5, 0.5, rewards[line % rewards.length]));
        }
      }
      reader.at(lines, lines);
    };
  }

  @Test
  void judgesAndTellsHowTheLogRead() {
    var judged = (Judged) judged(log(1_000, 10, 0, 1));

    assertThat(judged.reading().lines()).isEqualTo(1_000);
    assertThat(judged.reading().rows()).isEqualTo(990);
    assertThat(judged.reading().malformed()).isEqualTo(10);
    assertThat(judged.reading().named().getFirst()).isEqualTo(new EvaluateLogOutcome.Fault(1, "it is broken"));
    assertThat(judged.summary().decisions()).isEqualTo(990);
    assertThat(judged.ruling()).isInstanceOf(Ruling.Refuse.class);
    assertThat(progress).containsExactly(1_000L);
  }

  @Test
  void refusesALogOfWhichMoreThanOneInAHundredLinesAreMalformed() {
    assertThat(judged(log(1_000, 11, 0, 1))).isInstanceOfSatisfying(TooManyMalformed.class,
        refused -> assertThat(refused.reading().malformed()).isEqualTo(11));
    assertThat(judged(log(1, 1, 0))).isInstanceOf(TooManyMalformed.class);
  }

  @Test
  void doesNotReadOnWhenItIsHopeless() {
    var refused = (TooManyMalformed) judged(log(1_000_000, 900_000, 0));

    assertThat(refused.reading().lines()).isEqualTo(1_000);
    assertThat(refused.reading().named()).hasSize(100);
  }

  @Test
  void takesRewardsToBeAtLeastZeroUntilOneIsNot() {
    assertThat(((Judged) judged(log(1_000, 0, 0, 1))).summary().terms().rewards()).isEqualTo(RewardRange.UNIT);

    var signed = (Judged) judged(log(1_000, 0, 0, 1, -0.5));
    assertThat(signed.summary().terms().rewards()).isEqualTo(RewardRange.SIGNED);
    assertThat(signed.summary().decisions()).isEqualTo(1_000);
    assertThat(signed.reading().lines()).isEqualTo(1_000);
  }

  @Test
  void asksForTheRangeWhereARewardIsOutsideBoth() {
    assertThat(judged(log(10, 0, 0, 7))).isEqualTo(new RewardOutside(1, 7, RewardRange.UNIT));
  }

  @Test
  void keepsToTheRangeThatItIsTold() {
    var wide = new EvaluateLog.Command(Terms.STANDARD, new RewardRange(0, 10));

    assertThat(new EvaluateLog(Gate.STANDARD).execute(log(10, 0, 0, 7), wide, (_, _) -> {}))
        .isInstanceOfSatisfying(Judged.class, judged -> assertThat(judged.summary().actions().ips().interval().upper()).isEqualTo(10));
    assertThat(new EvaluateLog(Gate.STANDARD).execute(log(10, 0, 0, -1), wide, (_, _) -> {}))
        .isEqualTo(new RewardOutside(1, -1, new RewardRange(0, 10)));
  }

  @Test
  void countsLinesWithoutADecisionByReason() {
    var judged = (Judged) judged(reader -> {
      reader.without(1, "never shown");
      reader.without(2, "never shown");
      reader.row(3, Logged.of(0.5, 0.5, 1));
    });

    assertThat(judged.reading().without()).containsEntry("never shown", 2L);
    assertThat(judged.reading().lines()).isEqualTo(3);
  }
}
