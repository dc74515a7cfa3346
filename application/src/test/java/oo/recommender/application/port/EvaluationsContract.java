package oo.recommender.application.port;

import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import oo.recommender.application.RequestedEvaluation;
import oo.recommender.application.RequestedEvaluation.State;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.Transactions;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** What {@link Evaluations} promise. Each test begins with none kept. */
public abstract class EvaluationsContract {

  private static final Instant AT = Instant.parse("2026-11-23T08:00:00.123456Z");

  protected abstract Evaluations evaluations();

  protected abstract Transactions transactions();

  private RequestedEvaluation kept(@Nullable Instant since, State state, Instant at) {
    var evaluation = new RequestedEvaluation(id(), "user:ada", at, "uniform", "default", since, state);
    transactions().run(() -> evaluations().append(evaluation));
    return evaluation;
  }

  private RequestedEvaluation kept(Instant at) {
    return kept(null, new State.Running(0, null, at), at);
  }

  @Test
  void givesBackWhatWasAskedForAndHowFarItIs() {
    var running = kept(AT.minusSeconds(60), new State.Running(0, null, AT), AT);
    assertThat(evaluations().find(running.id())).isEqualTo(running);
    assertThat(evaluations().find(id())).isNull();

    for (State state : new State[] {
        new State.Running(12, AT.minusSeconds(9), AT.plusSeconds(1)),
        new State.Failed(13, AT.minusSeconds(8), AT.plusSeconds(2), "it took long"),
        new State.Done(14, AT.minusSeconds(7), AT.plusSeconds(3), "{\"n\":14}")}) {
      evaluations().becomes(running.id(), state);
      assertThat(evaluations().find(running.id())).extracting(RequestedEvaluation::state).isEqualTo(state);
    }
  }

  @Test
  void listsTheNewestFirst() {
    var first = kept(AT);
    var second = kept(AT);
    var third = kept(AT);

    assertThat(evaluations().newest(null, 2)).containsExactly(third, second);
    assertThat(evaluations().newest(second.id(), 10)).containsExactly(first);
  }

  @Test
  void forgetsWhatIsOld() {
    var old = kept(AT.minus(Duration.ofDays(2)));
    var young = kept(AT);

    evaluations().forget(AT.minus(Duration.ofDays(1)));
    evaluations().becomes(old.id(), new State.Failed(0, null, AT, "too late"));

    assertThat(evaluations().newest(null, 10)).containsExactly(young);
  }

  @Test
  void remembersWhatAKeyStandsFor() {
    var user = someone();
    var evaluation = new RequestedEvaluation(id(), "user:ada", AT, "uniform", "default", null, new State.Running(0, null, AT));
    assertThat(transactions().call(() -> evaluations().claim(user, key("k", 1)))).isEqualTo(new IdempotencyClaim.Free());
    transactions().run(() -> {
      evaluations().claim(user, key("k", 1));
      evaluations().append(evaluation);
      evaluations().store(user, key("k", 1), evaluation);
    });

    assertThat(transactions().call(() -> evaluations().claim(user, key("k", 1)))).isEqualTo(new IdempotencyClaim.SameRequest(evaluation.id()));
    assertThat(transactions().call(() -> evaluations().claim(user, key("k", 2)))).isEqualTo(new IdempotencyClaim.OtherRequest());
  }
}
