package oo.recommender.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import oo.recommender.application.RequestedEvaluation.State;
import oo.recommender.application.port.Evaluations;
import oo.recommender.domain.rollout.Actor;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.application.Ids;
import oo.shared.application.Transactions;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Begins to judge a policy by what another did, beside what oO is there for: one at a time. */
public final class StartEvaluation {

  private static final Duration KEPT = Duration.ofDays(30);

  private final RolloutQueries rollout;
  private final Evaluations evaluations;
  private final RunEvaluation runEvaluation;
  private final Executor beside;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  /** @param beside what runs it */
  public StartEvaluation(
      RolloutQueries rollout, Evaluations evaluations, RunEvaluation runEvaluation, Executor beside, Transactions transactions,
      Ids ids, InstantSource clock) {
    this.rollout = rollout;
    this.evaluations = evaluations;
    this.runEvaluation = runEvaluation;
    this.beside = beside;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** @param policy and against: a policy's name in the file of policies, its id in the ledger, or an arm */
  public record Command(
      String policy, String against, @Nullable Instant since, UserId user, @Nullable IdempotencyKey key) {}

  public StartEvaluationOutcome execute(Command command) {
    var target = rollout.who(command.policy());
    var baseline = rollout.who(command.against());
    if (target.isEmpty() || baseline.isEmpty()) {
      return new StartEvaluationOutcome.UnknownPolicy(target.isEmpty() ? command.policy() : command.against());
    }
    boolean free = busy.compareAndSet(false, true);
    boolean handedOver = false;
    try {
      var outcome = transactions.call(() -> keep(command, free));
      if (outcome instanceof StartEvaluationOutcome.Started(var evaluation, var replayed) && !replayed) {
        begin(evaluation, target.get(), baseline.get());
        handedOver = true;
      }
      return outcome;
    } finally {
      if (free && !handedOver) {
        busy.set(false);
      }
    }
  }

  private void begin(RequestedEvaluation evaluation, EvaluatePolicy.Who target, EvaluatePolicy.Who baseline) {
    try {
      beside.execute(() -> {
        try {
          runEvaluation.execute(evaluation, target, baseline);
        } finally {
          busy.set(false);
        }
      });
    } catch (RejectedExecutionException stopping) {
      evaluations.becomes(evaluation.id(), new State.Failed(0, null, clock.instant(), "oO was stopped"));
      busy.set(false);
    }
  }

  /** What the key stands for is told even where nothing new can begin. */
  private StartEvaluationOutcome keep(Command command, boolean free) {
    var told = command.key() == null ? null : told(command.user(), command.key());
    if (told != null) {
      return told;
    }
    if (!free) {
      return new StartEvaluationOutcome.Busy();
    }
    var now = clock.instant();
    var evaluation = new RequestedEvaluation(
        ids.next(), new Actor.User(command.user()).text(), now, command.policy(), command.against(), command.since(),
        new State.Running(0, null, now));
    evaluations.forget(now.minus(KEPT));
    evaluations.append(evaluation);
    if (command.key() != null) {
      evaluations.store(command.user(), command.key(), evaluation);
    }
    return new StartEvaluationOutcome.Started(evaluation, false);
  }

  private @Nullable StartEvaluationOutcome told(UserId user, IdempotencyKey key) {
    return switch (evaluations.claim(user, key)) {
      case IdempotencyClaim.Free _ -> null;
      case IdempotencyClaim.InFlight _ -> new StartEvaluationOutcome.InFlight();
      case IdempotencyClaim.OtherRequest _ -> new StartEvaluationOutcome.KeyReused();
      case IdempotencyClaim.SameRequest(var id) -> {
        var evaluation = evaluations.find(id);
        // Keys are forgotten long before evaluations are.
        yield evaluation == null ? null : new StartEvaluationOutcome.Started(evaluation.asOf(clock.instant()), true);
      }
    };
  }
}
