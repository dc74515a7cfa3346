package oo.recommender.application;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Policies;
import oo.recommender.application.port.Profiles;
import oo.recommender.application.port.Users;
import oo.recommender.domain.Device;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.Decider;
import oo.recommender.domain.decision.Situation;
import oo.recommender.domain.tip.Tip;
import oo.shared.application.IdempotencyKey;
import oo.shared.application.Ids;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Decides on a tip for this moment: durable before it is answered.
 *
 * <p>Two reads at the same time, the decision without any I/O (but for the scores that its policy may ask for), one
 * write; no transaction spans them. Where the user's tips have changed in between, it is decided anew. A pull while a tip
 * waits for its answer gives that tip again, unless another is wished for.
 */
public final class DecideTip {

  private static final int ATTEMPTS = 5;

  private final Profiles profiles;
  private final Users users;
  private final Policies policies;
  private final Decisions decisions;
  private final Decider decider;
  private final ShadowPolicies shadows;
  private final Ids ids;
  private final LongSupplier seeds;
  private final InstantSource clock;

  public DecideTip(
      Profiles profiles, Users users, Policies policies, Decisions decisions, Decider decider, ShadowPolicies shadows,
      Ids ids, LongSupplier seeds, InstantSource clock) {
    this.profiles = profiles;
    this.users = users;
    this.policies = policies;
    this.decisions = decisions;
    this.decider = decider;
    this.shadows = shadows;
    this.ids = ids;
    this.seeds = seeds;
    this.clock = clock;
  }

  /** @param another with a pull: close the tip that waits as skipped, and decide anew */
  public record Command(
      UserId user, Trigger trigger, Device device, boolean another, @Nullable IdempotencyKey key) {

    /** From a device that is not told. */
    public Command(UserId user, Trigger trigger, boolean another, @Nullable IdempotencyKey key) {
      this(user, trigger, Device.OTHER, another, key);
    }
  }

  public DecideTipOutcome execute(Command command) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var outcome = attempt(command);
      if (outcome != null) {
        return outcome;
      }
    }
    return new DecideTipOutcome.Contended();
  }

  /** Null where the user's tips changed underneath. */
  private @Nullable DecideTipOutcome attempt(Command command) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    // In vain where a tip is open; but to know that first would cost every other decision a round trip.
    var asked = profiles.ask(command.user());
    var known = users.of(command.user());
    var open = known.openTip() != null && known.openTip().openAt(now) ? known.openTip() : null;
    if (open != null && command.trigger() == Trigger.PULL && !command.another()) {
      return reopen(command, open);
    }
    boolean skips = open != null && command.trigger() == Trigger.PULL;
    var tips = skips ? known.tips().skipped() : known.tips();
    var assignment = policies.of(command.user());
    var situation = new Situation(
        asked.get(), known.state(), tips, known.model().effects(assignment.model().linear(), now));
    var decision = policies.decide(assignment, by -> decider.decide(
        new Decider.Request(
            ids.next(), ids.next(), command.user(), now, command.trigger(), command.device(), seeds.getAsLong(),
            by.policy(), by.model(), by.arm()),
        situation));
    var becomes = decision.tips() == null && skips ? tips : decision.tips();
    var append =
        new Decisions.Append(decision.record(), becomes, skips ? open.id() : null, command.key());
    return switch (decisions.append(append)) {
      case Decisions.Outcome.Appended _ -> {
        shadows.observe(decision.record());
        yield DecideTipOutcome.of(decision.record());
      }
      case Decisions.Outcome.Conflict _ -> null;
      case Decisions.Outcome.AnsweredBefore before -> DecideTipOutcome.again(before);
      case Decisions.Outcome.KeyReused _ -> new DecideTipOutcome.KeyReused();
      case Decisions.Outcome.InFlight _ -> new DecideTipOutcome.InFlight();
    };
  }

  private DecideTipOutcome reopen(Command command, Tip open) {
    var now = clock.instant();
    var again = new DecideTipOutcome.Offered(TipView.of(open, now), false, true);
    if (command.key() == null) {
      return again;
    }
    var at = now.isAfter(open.offeredAt()) ? now : open.offeredAt().plusMillis(1);
    return switch (decisions.bind(command.user(), command.key(), open.decision(), at)) {
      case Decisions.Outcome.Appended _ -> again;
      case Decisions.Outcome.AnsweredBefore before -> DecideTipOutcome.again(before);
      case Decisions.Outcome.KeyReused _ -> new DecideTipOutcome.KeyReused();
      case Decisions.Outcome.InFlight _ -> new DecideTipOutcome.InFlight();
      case Decisions.Outcome.Conflict _ -> throw new IllegalStateException("a key is bound without a version");
    };
  }
}
