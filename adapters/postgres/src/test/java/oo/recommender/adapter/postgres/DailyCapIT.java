package oo.recommender.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import oo.recommender.application.DecideTip;
import oo.recommender.application.DecideTipOutcome;
import oo.recommender.application.port.Decisions;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.tip.TipState;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.application.Overloaded;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** ADR 10: what one row guards holds over processes. */
class DailyCapIT {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final TwoProcesses PROCESSES = TwoProcesses.over(DATABASE);
  private static final int CAP = AdaAtNoon.PROFILE.dailyCap();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  /** On a slow machine some of a hundred are told to come later: that is no tip. */
  private static DecideTipOutcome decide(UserId user, int caller, Trigger trigger, boolean another) {
    try {
      return PROCESSES.decideTip(caller).execute(new DecideTip.Command(user, trigger, another, null));
    } catch (Overloaded later) {
      return new DecideTipOutcome.Contended();
    }
  }

  private static List<DecisionRecord> tipsOf(UserId user) {
    var offered = new ArrayList<DecisionRecord>();
    PROCESSES.store().decisions().each(new Decisions.Selection(user, null), record -> {
      if (record.answer() instanceof Answer.Offered) {
        offered.add(record);
      }
    });
    return offered;
  }

  private static void assertAtMostOneOpen(UserId user) {
    var open = PROCESSES.store().tips().newest(user, null, null, 1000).stream()
        .filter(tip -> tip.state() instanceof TipState.Offered).map(tip -> tip.id()).toList();
    var known = PROCESSES.store().users().of(user);
    assertThat(open).isEqualTo(known.openTip() == null ? List.of() : List.of(known.openTip().id()));
  }

  @Test
  void holdsAgainstAHundredAtOnceWhoAlwaysWantAnother() throws Exception {
    for (int round = 0; round < 3; round++) {
      var user = PROCESSES.someone();

      Crowd.atOnce(100, i -> decide(user, i, Trigger.PULL, true));

      assertThat(tipsOf(user).size()).isBetween(1, CAP);
      assertAtMostOneOpen(user);
      var outcomes = new ArrayList<DecideTipOutcome>();
      for (int more = 0; more <= CAP; more++) {
        outcomes.add(decide(user, more, Trigger.PULL, true));
      }
      assertThat(outcomes.getLast()).isInstanceOfSatisfying(DecideTipOutcome.Silent.class,
          silent -> assertThat(silent.silence().reason()).isEqualTo(SilenceReason.DAILY_CAP));
      assertThat(tipsOf(user)).hasSize(CAP);
      assertThat(PROCESSES.store().users().of(user).tips().tipsThatDay()).isEqualTo(CAP);
      assertAtMostOneOpen(user);
    }
  }

  @Test
  void givesOneTipToAHundredAtOnce() throws Exception {
    var user = PROCESSES.someone();

    var outcomes = Crowd.atOnce(100, i -> decide(user, i, Trigger.PULL, false));

    assertThat(tipsOf(user)).hasSize(1);
    assertAtMostOneOpen(user);
    assertThat(outcomes.stream().filter(DecideTipOutcome.Offered.class::isInstance)
        .map(outcome -> ((DecideTipOutcome.Offered) outcome).tip().id()).distinct()).hasSize(1);
  }

  @Test
  void givesOneTipToAHundredWhoAreAskedAndAsk() throws Exception {
    for (int round = 0; round < 3; round++) {
      var user = PROCESSES.someone();

      Crowd.atOnce(100, i -> decide(user, i, i % 4 < 2 ? Trigger.PUSH : Trigger.PULL, false));

      assertThat(tipsOf(user).size()).isLessThanOrEqualTo(1);
      assertAtMostOneOpen(user);
    }
  }
}
