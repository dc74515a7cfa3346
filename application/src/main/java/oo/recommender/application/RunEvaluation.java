package oo.recommender.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import oo.recommender.application.RequestedEvaluation.State;
import oo.recommender.application.port.Evaluations;
import oo.recommender.domain.evaluation.RewardRange;
import oo.recommender.domain.evaluation.Terms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges as an operator wished, and keeps how far it is and what was found. Ends when its thread is interrupted. */
public final class RunEvaluation {

  static final Duration MOST = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(RunEvaluation.class);
  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(1);
  private static final Terms TERMS = Terms.STANDARD.rewards(RewardRange.SIGNED);

  private final EvaluatePolicy evaluatePolicy;
  private final Function<Judgement, String> document;
  private final Evaluations evaluations;
  private final InstantSource clock;

  /** @param document a judgement as contracts/logs/evaluation.schema.json says */
  public RunEvaluation(
      EvaluatePolicy evaluatePolicy, Function<Judgement, String> document, Evaluations evaluations, InstantSource clock) {
    this.evaluatePolicy = evaluatePolicy;
    this.document = document;
    this.evaluations = evaluations;
    this.clock = clock;
  }

  void execute(RequestedEvaluation evaluation, EvaluatePolicy.Who target, EvaluatePolicy.Who baseline) {
    var words = new Words(evaluation);
    try {
      var report = evaluatePolicy.execute(
          new EvaluatePolicy.Command(target, baseline, evaluation.since(), TERMS), words::at);
      evaluations.becomes(evaluation.id(), new State.Done(
          words.decisions, words.reached, clock.instant(), document.apply(report.judgement(target, baseline))));
    } catch (Ended ended) {
      failed(words, ended.getMessage());
    } catch (RuntimeException broken) {
      LOG.error("Evaluation {} broke", evaluation.id(), broken);
      failed(words, "it broke: " + broken.getClass().getSimpleName());
    }
  }

  private void failed(Words words, String why) {
    // What is kept of its end must not fail with the interruption that it ends by.
    boolean interrupted = Thread.interrupted();
    evaluations.becomes(words.evaluation.id(), new State.Failed(words.decisions, words.reached, clock.instant(), why));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells how far it is, and ends it. */
  private final class Words {

    private final RequestedEvaluation evaluation;
    private Instant said;
    private long decisions;
    private @Nullable Instant reached;

    Words(RequestedEvaluation evaluation) {
      this.evaluation = evaluation;
      this.said = evaluation.at();
    }

    void at(long read, Instant reachedAt) {
      decisions = read;
      reached = reachedAt;
      var now = clock.instant();
      if (Thread.currentThread().isInterrupted()) {
        throw new Ended("oO was stopped");
      }
      if (now.isAfter(evaluation.at().plus(MOST))) {
        throw new Ended("it took longer than ten minutes: name a later beginning");
      }
      if (!now.isBefore(said.plus(BETWEEN_WORDS))) {
        said = now;
        evaluations.becomes(evaluation.id(), new State.Running(read, reachedAt, now));
      }
    }
  }

  private static final class Ended extends RuntimeException {

    private static final long serialVersionUID = 1;

    Ended(String why) {
      super(why, null, false, false);
    }
  }
}
