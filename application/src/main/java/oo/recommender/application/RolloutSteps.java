package oo.recommender.application;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import oo.recommender.application.port.Rollouts;
import oo.recommender.domain.rollout.Actor;
import oo.recommender.domain.rollout.Rollout;
import oo.recommender.domain.rollout.RolloutChange;
import oo.recommender.domain.rollout.Transition;
import oo.shared.application.IdempotencyClaim;
import oo.shared.application.IdempotencyKey;
import oo.shared.application.Ids;
import oo.shared.application.Transactions;
import org.jspecify.annotations.Nullable;

/** Changes the rollout by one step: audited, told as an event, in force in this process at once and in others shortly. */
public final class RolloutSteps {

  private static final int ATTEMPTS = 5;

  private final PolicyRegistry registry;
  private final Rollouts rollouts;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  public RolloutSteps(
      PolicyRegistry registry, Rollouts rollouts, Transactions transactions, Ids ids, InstantSource clock) {
    this.registry = registry;
    this.rollouts = rollouts;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param policy that the step is taken with
   * @param reason why, in the actor's words
   * @param key only of a user
   * @param expected the version that is meant to be changed; null for whatever it is
   */
  record Request(String policy, Actor actor, String reason, @Nullable IdempotencyKey key, @Nullable Long expected) {}

  /** What a step makes of how it is. */
  @FunctionalInterface
  interface Step {
    Transition from(Rollout rollout, Instant at);
  }

  /** As it is now, changed by nobody yet or not. */
  Rollout current() {
    var kept = rollouts.current();
    return kept == null ? Rollout.of(registry.plan(), clock.instant()) : kept;
  }

  PolicyRegistry registry() {
    return registry;
  }

  RolloutOutcome take(Request request, Step step) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var outcome = transactions.call(() -> attempt(request, step));
      if (outcome.isPresent()) {
        if (outcome.get() instanceof RolloutOutcome.Changed(var change, var replayed) && !replayed) {
          registry.follow(change.to());
        }
        return outcome.get();
      }
    }
    return new RolloutOutcome.Contended();
  }

  /** Empty where somebody else made the next version. */
  private Optional<RolloutOutcome> attempt(Request request, Step step) {
    var told = request.key() == null ? null : told(request, request.key());
    if (told != null) {
      return Optional.of(told);
    }
    var current = current();
    if (request.expected() != null && request.expected() != current.version()) {
      return Optional.of(new RolloutOutcome.Contended());
    }
    return switch (step.from(current, clock.instant())) {
      case Transition.Refused(var why, var policy) -> Optional.of(new RolloutOutcome.Refused(why, policy));
      case Transition.Moved(var to, var action) -> keep(request, to, action);
    };
  }

  private Optional<RolloutOutcome> keep(Request request, Rollout to, Transition.Action action) {
    var change = new RolloutChange(ids.next(), action, request.policy(), request.actor().text(), request.reason(), to);
    if (!rollouts.append(change)) {
      return Optional.empty();
    }
    if (request.key() != null && request.actor() instanceof Actor.User(var user)) {
      rollouts.store(user, request.key(), change);
    }
    return Optional.of(new RolloutOutcome.Changed(change, false));
  }

  /** What the key stands for; null when it is not used. */
  private @Nullable RolloutOutcome told(Request request, IdempotencyKey key) {
    if (!(request.actor() instanceof Actor.User(var user))) {
      throw new IllegalArgumentException("only a user brings a key");
    }
    return switch (rollouts.claim(user, key)) {
      case IdempotencyClaim.Free _ -> null;
      case IdempotencyClaim.InFlight _ -> new RolloutOutcome.InFlight();
      case IdempotencyClaim.OtherRequest _ -> new RolloutOutcome.KeyReused();
      case IdempotencyClaim.SameRequest(var change) -> new RolloutOutcome.Changed(rollouts.get(change), true);
    };
  }
}
