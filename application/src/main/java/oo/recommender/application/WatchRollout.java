package oo.recommender.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import oo.recommender.application.port.ArmFigures;
import oo.recommender.application.port.Evidence;
import oo.recommender.domain.rollout.Actor;
import oo.recommender.domain.rollout.Figures;
import oo.recommender.domain.rollout.Rollout;
import oo.recommender.domain.rollout.Watch;
import oo.recommender.domain.rollout.Watch.Alarm;
import oo.recommender.domain.rollout.WatchRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands in what happened in this process, and takes back the policy that is tried when it does harm: it fails, is slow, or
 * hardly explores any more, or is known to be worth less than what it is tried against.
 *
 * <p>Any number of processes may watch: a rollback is for the version that was looked at.
 */
public final class WatchRollout {

  private static final Logger LOG = LoggerFactory.getLogger(WatchRollout.class);
  private static final Duration FIGURES_KEPT = Duration.ofDays(30);
  private static final Duration BETWEEN_EVIDENCE = Duration.ofMinutes(1);
  private static final long LEAST_GROWTH = 100;

  private final RolloutSteps steps;
  private final ArmFigures figures;
  private final Evidence evidence;
  private final RollBackPolicy rollBackPolicy;
  private final InstantSource clock;
  private Instant evidenceAt = Instant.MIN;
  private long evidenceOf;
  private Instant forgotAt = Instant.MIN;

  public WatchRollout(
      RolloutSteps steps, ArmFigures figures, Evidence evidence, RollBackPolicy rollBackPolicy, InstantSource clock) {
    this.steps = steps;
    this.figures = figures;
    this.evidence = evidence;
    this.rollBackPolicy = rollBackPolicy;
    this.clock = clock;
  }

  /** What was taken back, if anything was. */
  public synchronized Optional<RolloutOutcome> execute() {
    var now = clock.instant();
    var drained = steps.registry().drainFigures();
    if (!drained.isEmpty()) {
      figures.append(drained, now);
    }
    forget(now);
    var rollout = steps.current();
    var rules = steps.registry().plan().watch();
    var watched = rollout.watched(now, rules.settled());
    return watched == null ? Optional.empty() : look(rollout, watched, rules, now);
  }

  private void forget(Instant now) {
    if (forgotAt.isBefore(now.minus(Duration.ofHours(1)))) {
      figures.forget(now.minus(FIGURES_KEPT));
      forgotAt = now;
    }
  }

  private Optional<RolloutOutcome> look(Rollout rollout, Rollout.Watched watched, WatchRules rules, Instant now) {
    var begin = now.minus(rules.window());
    var sums = figures.since(watched.since().isAfter(begin) ? watched.since() : begin);
    var candidate = sums.getOrDefault(watched.policy(), Figures.NONE);
    var alarms = new ArrayList<>(Watch.look(rules, candidate, sums.getOrDefault(watched.baseline(), Figures.NONE)));
    alarms.addAll(worth(watched, candidate.decisions(), now));
    return alarms.isEmpty() ? Optional.empty() : Optional.of(takeBack(rollout, watched, alarms));
  }

  /**
   * Asked less often than the rest, for it reads the ledger: once a minute, and before that only where there are twice as
   * many decisions as when it was asked last.
   */
  private List<Alarm> worth(Rollout.Watched watched, long made, Instant now) {
    var plan = steps.registry().plan();
    boolean grown = made >= Math.max(LEAST_GROWTH, 2 * evidenceOf);
    if (evidenceAt.isAfter(now.minus(BETWEEN_EVIDENCE)) && !grown
        || plan.find(watched.policy()).isEmpty() || plan.find(watched.baseline()).isEmpty()) {
      return List.of();
    }
    evidenceAt = now;
    evidenceOf = made;
    var findings = evidence.of(
        plan.get(watched.policy()).policy().id(), plan.get(watched.baseline()).policy().id(), watched.since());
    return findings.harms() ? List.of(new Alarm(Watch.Kind.WORTH, String.join("; ", findings.reasons()))) : List.of();
  }

  private RolloutOutcome takeBack(Rollout rollout, Rollout.Watched watched, List<Alarm> alarms) {
    var reason = alarms.stream().map(Alarm::text).collect(Collectors.joining("; "));
    LOG.error("Policy {} is taken back: {}", watched.policy(), reason);
    return rollBackPolicy.execute(new RollBackPolicy.Command(
        watched.policy(), new Actor.Watching(), reason, null, rollout.version()));
  }
}
