package oo.recommender.adapter.postgres;

import static oo.recommender.application.port.RecommenderExamples.key;
import static org.assertj.core.api.Assertions.assertThat;

import oo.recommender.application.DecideTip;
import oo.recommender.application.DecideTipOutcome;
import oo.recommender.application.FeedbackOutcome;
import oo.recommender.application.RecordFeedback;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Feedbacks;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.tip.Feedback;
import oo.recommender.domain.tip.Reaction;
import oo.recommender.domain.tip.TipState;
import oo.recommender.domain.tip.UserTips;
import oo.shared.adapter.postgres.IdempotencyTable;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.adapter.postgres.TestDatabase;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** ADR 11: requests with one key are one request, over processes. */
class IdempotencyIT {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final TwoProcesses PROCESSES = TwoProcesses.over(DATABASE);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static DecideTipOutcome decide(UserId user, int caller, Trigger trigger, boolean another, int request) {
    return PROCESSES.decideTip(caller)
        .execute(new DecideTip.Command(user, trigger, another, key("same", request)));
  }

  private static long decisions(UserId user) {
    return PROCESSES.store().decisions().count(new Decisions.Selection(user, null));
  }

  private static Object answer(DecideTipOutcome outcome) {
    return switch (outcome) {
      case DecideTipOutcome.Offered offered -> offered.tip();
      case DecideTipOutcome.Silent silent -> silent.silence();
      case DecideTipOutcome.InFlight inFlight -> inFlight;
      case DecideTipOutcome.KeyReused _, DecideTipOutcome.Contended _ -> throw new AssertionError(outcome);
    };
  }

  @Test
  void makesOneDecisionOfFiftyAtOnce() throws Exception {
    for (var trigger : Trigger.values()) {
      var user = PROCESSES.someone();

      var outcomes = Crowd.atOnce(50, i -> decide(user, i, trigger, trigger == Trigger.PULL, 1));

      assertThat(decisions(user)).isOne();
      assertThat(PROCESSES.store().events(user)).hasSize(1);
      var answers = outcomes.stream().map(IdempotencyIT::answer)
          .filter(answer -> !(answer instanceof DecideTipOutcome.InFlight)).distinct().toList();
      assertThat(answers).hasSize(1);
      assertThat(answer(decide(user, 0, trigger, trigger == Trigger.PULL, 1))).isEqualTo(answers.getFirst());
      assertThat(decisions(user)).isOne();
    }
  }

  @Test
  void doesNotWaitForARequestThatHasTheKey() {
    var user = PROCESSES.someone();
    var store = PROCESSES.store();
    var other = PROCESSES.stores().get(1).database();
    var decision = RecommenderExamples.tip(user, UserTips.NONE, 1);
    var append = new Decisions.Append(decision.record(), decision.tips(), null, key("same", 1));
    var seen = new Feedback(
        RecommenderExamples.id(), user, decision.record().id(), new Reaction.Seen(), new TipState.Offered(), true, false,
        RecommenderExamples.NOON);

    new PostgresTransactions(other).run(() -> {
      new IdempotencyTable(other).claim(user, key("same", 1));

      assertThat(store.decisions().append(append)).isInstanceOf(Decisions.Outcome.InFlight.class);
      assertThat(store.decisions().bind(user, key("same", 1), decision.record().id(), RecommenderExamples.NOON))
          .isInstanceOf(Decisions.Outcome.InFlight.class);
      assertThat(store.feedbacks().append(new Feedbacks.Append(seen, null, key("same", 1))))
          .isInstanceOf(Feedbacks.Outcome.InFlight.class);
    });

    assertThat(decisions(user)).isZero();
    assertThat(store.decisions().append(append)).isInstanceOf(Decisions.Outcome.Appended.class);
  }

  @Test
  void letsOneOfManyRequestsHaveTheKey() throws Exception {
    var user = PROCESSES.someone();

    var outcomes = Crowd.atOnce(50, i -> decide(user, i, Trigger.PULL, true, i));

    assertThat(outcomes.stream().filter(DecideTipOutcome.Offered.class::isInstance)).hasSize(1);
    assertThat(outcomes).allMatch(outcome -> outcome instanceof DecideTipOutcome.Offered
        || outcome instanceof DecideTipOutcome.KeyReused || outcome instanceof DecideTipOutcome.InFlight);
    assertThat(decisions(user)).isOne();
  }

  @Test
  void keepsOneReactionOfFiftyAtOnce() throws Exception {
    var user = PROCESSES.someone();
    var tip = ((DecideTipOutcome.Offered) PROCESSES.decideTip(0)
        .execute(new DecideTip.Command(user, Trigger.PULL, false, null))).tip().id();
    var command = new RecordFeedback.Command(user, tip, new Reaction.Done(), key("done", 1));

    var outcomes = Crowd.atOnce(50, i -> PROCESSES.recordFeedback(i).execute(command));

    assertThat(PROCESSES.store().events(user)).containsExactly("TipDecided", "FeedbackReceived");
    assertThat(outcomes.stream().filter(FeedbackOutcome.Recorded.class::isInstance)
        .map(outcome -> ((FeedbackOutcome.Recorded) outcome).feedback()).distinct()).hasSize(1);
    assertThat(outcomes).allMatch(outcome ->
        outcome instanceof FeedbackOutcome.Recorded || outcome instanceof FeedbackOutcome.InFlight);
  }
}
