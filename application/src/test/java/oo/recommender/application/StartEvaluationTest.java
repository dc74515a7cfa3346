package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import oo.recommender.application.RequestedEvaluation.State;
import oo.recommender.application.StartEvaluationOutcome.Busy;
import oo.recommender.application.StartEvaluationOutcome.Started;
import oo.recommender.application.StartEvaluationOutcome.UnknownPolicy;
import oo.recommender.application.port.InMemoryEvaluations;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.application.port.RewardedDecisions;
import oo.recommender.domain.evaluation.Gate;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.rollout.Plans;
import oo.recommender.domain.tip.UserTips;
import oo.shared.application.IdempotencyKey;
import oo.shared.application.InMemoryTransactions;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartEvaluationTest {

  private final RolloutWorld world = new RolloutWorld(Plans.plan());
  private final InMemoryEvaluations evaluations = new InMemoryEvaluations();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final UserId operator = someone();
  private RewardedDecisions ledger = (selection, reader) -> {};
  private boolean stopping;
  private final StartEvaluation startEvaluation = new StartEvaluation(
      world.queries, evaluations,
      new RunEvaluation(
          new EvaluatePolicy(
              (selection, reader) -> ledger.each(selection, reader), List.of(new FeatureAssembler()), _ -> null, _ -> null, Gate.STANDARD),
          judgement -> judgement.target() + " by " + judgement.baseline() + " since " + judgement.summary().decisions(), evaluations, world.clock),
      this::later, new InMemoryTransactions(), RecommenderExamples::id, world.clock);

  private void later(Runnable task) {
    if (stopping) {
      throw new RejectedExecutionException();
    }
    work.add(task);
  }

  @AfterEach
  void uninterrupted() {
    Thread.interrupted();
  }

  private StartEvaluationOutcome start(String policy, @Nullable IdempotencyKey key) {
    return startEvaluation.execute(new StartEvaluation.Command(policy, "default", null, operator, key));
  }

  private RequestedEvaluation started() {
    return ((Started) start("uniform", null)).evaluation();
  }

  private State state(RequestedEvaluation evaluation) {
    return new EvaluationQueries(evaluations, world.clock).find(evaluation.id()).state();
  }

  /** Decisions, each of which takes a while. */
  private static RewardedDecisions slow(int decisions, Runnable each) {
    return (selection, reader) -> {
      for (int i = 0; i < decisions; i++) {
        each.run();
        var record = RecommenderExamples.tip(someone(), UserTips.NONE, i).record();
        reader.accept(new RewardedDecisions.Rewarded(record, record.draw(), null, null));
      }
    };
  }

  @Test
  void answersBeforeItHasBegunAndIsDoneLater() {
    var evaluation = started();
    assertThat(evaluation.by()).isEqualTo("user:" + operator);
    assertThat(state(evaluation)).isEqualTo(new State.Running(0, null, world.clock.instant()));

    work.remove().run();

    assertThat(state(evaluation)).isEqualTo(new State.Done(
        0, null, world.clock.instant(), "uniform/1 by rules/1 (default) since 0"));
  }

  @Test
  void doesOneAtATimeAndTheNextWhenItIsThrough() {
    var first = started();
    assertThat(start("uniform", null)).isEqualTo(new Busy());
    assertThat(evaluations.newest(null, 10)).containsExactly(first);

    work.remove().run();
    assertThat(start("uniform", null)).isInstanceOf(Started.class);
  }

  @Test
  void isFreeAgainAfterWhatCouldNotBegin() {
    assertThat(start("oracle", null)).isEqualTo(new UnknownPolicy("oracle"));
    assertThat(start("candidate", null)).as("nothing is tried").isEqualTo(new UnknownPolicy("candidate"));
    ledger = (selection, reader) -> {
      throw new IllegalStateException("the disk is gone");
    };
    var broken = started();
    work.remove().run();

    assertThat(state(broken)).isInstanceOfSatisfying(State.Failed.class,
        failed -> assertThat(failed.why()).isEqualTo("it broke: IllegalStateException"));
    assertThat(start("uniform", null)).isInstanceOf(Started.class);
  }

  @Test
  void tellsHowFarItIsOnceASecond() {
    var seen = new java.util.ArrayList<State>();
    var evaluation = started();
    ledger = slow(5, () -> {
      seen.add(state(evaluation));
      world.clock.pass(Duration.ofMillis(500));
    });

    work.remove().run();

    assertThat(seen.subList(0, 5)).extracting(State::decisions).containsExactly(0L, 0L, 2L, 2L, 4L);
    assertThat(seen.get(4).reached()).isEqualTo(RecommenderExamples.NOON);
  }

  @Test
  void takesNoLongerThanItMay() {
    var evaluation = started();
    ledger = slow(1_000, () -> world.clock.pass(Duration.ofSeconds(1)));

    work.remove().run();

    assertThat(state(evaluation)).isInstanceOfSatisfying(State.Failed.class, failed -> {
      assertThat(failed.decisions()).isEqualTo(601);
      assertThat(failed.why()).contains("longer than ten minutes");
    });
  }

  @Test
  void endsWithTheProcessAndSaysSo() {
    var evaluation = started();
    ledger = slow(10, () -> Thread.currentThread().interrupt());
    work.remove().run();
    assertThat(state(evaluation)).isInstanceOfSatisfying(State.Failed.class,
        failed -> assertThat(failed.why()).isEqualTo("oO was stopped"));

    Thread.interrupted();
    stopping = true;
    assertThat(state(started())).isInstanceOf(State.Failed.class);
  }

  @Test
  void hasFailedWhenNobodyIsHeardOfAnyMore() {
    var evaluation = started();
    world.clock.pass(Duration.ofMinutes(1));
    assertThat(state(evaluation)).isInstanceOf(State.Running.class);
    world.clock.pass(Duration.ofMillis(1));

    assertThat(state(evaluation)).isInstanceOfSatisfying(State.Failed.class,
        failed -> assertThat(failed.why()).contains("ended"));
    assertThat(new EvaluationQueries(evaluations, world.clock).list(null, 5).items()).extracting(RequestedEvaluation::state)
        .allSatisfy(state -> assertThat(state).isInstanceOf(State.Failed.class));
  }

  @Test
  void startsOnceForOneKey() {
    var first = (Started) start("uniform", key("k", 1));
    assertThat(start("uniform", key("k", 1))).as("though it is busy").isEqualTo(new Started(first.evaluation(), true));
    assertThat(start("rules", key("k", 2))).isEqualTo(new StartEvaluationOutcome.KeyReused());
    work.remove().run();
    assertThat(((Started) start("uniform", key("k", 1))).evaluation().state()).isInstanceOf(State.Done.class);
    assertThat(work).isEmpty();
    evaluations.holdKeys();
    assertThat(start("uniform", key("x", 3))).isEqualTo(new StartEvaluationOutcome.InFlight());
    assertThat(start("uniform", null)).as("busy no more").isInstanceOf(Started.class);
  }

  @Test
  void forgetsAfterAMonth() {
    var old = started();
    work.remove().run();
    world.clock.pass(Duration.ofDays(31));
    started();

    assertThat(evaluations.find(old.id())).isNull();
  }

  @Test
  void pagesThroughThem() {
    for (int i = 0; i < 3; i++) {
      started();
      work.remove().run();
    }
    var queries = new EvaluationQueries(evaluations, world.clock);
    var page = queries.list(null, 2);

    assertThat(page.items()).hasSize(2);
    assertThat(queries.list(page.next(), 2).items()).hasSize(1);
    assertThat(queries.list(page.next(), 2).next()).isNull();
    assertThat(page.items().getFirst().since()).isNull();
    assertThat(page.items().getFirst().at()).isAfter(Instant.EPOCH);
  }
}
