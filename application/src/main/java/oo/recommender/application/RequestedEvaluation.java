package oo.recommender.application;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy that an operator wants judged by what another did.
 *
 * @param by who asked for it
 * @param policy what is judged, as it was asked for
 * @param against whose decisions it is judged by, as it was asked for
 * @param since null for all decisions
 */
public record RequestedEvaluation(
    UUID id, String by, Instant at, String policy, String against, @Nullable Instant since, State state) {

  /** A process that is at work is heard of every second. */
  static final Duration SILENT = Duration.ofMinutes(1);

  /** How far it is. */
  public sealed interface State {

    long decisions();

    @Nullable Instant reached();

    /** @param heardAt when the process that is at it was heard of last */
    record Running(long decisions, @Nullable Instant reached, Instant heardAt) implements State {}

    /** @param document what was found, as contracts/logs/evaluation.schema.json says */
    record Done(long decisions, @Nullable Instant reached, Instant at, String document) implements State {}

    record Failed(long decisions, @Nullable Instant reached, Instant at, String why) implements State {}
  }

  /** One that nobody is at any more has failed. */
  public RequestedEvaluation asOf(Instant now) {
    return state instanceof State.Running(var decisions, var reached, var heardAt) && heardAt.plus(SILENT).isBefore(now)
        ? in(new State.Failed(decisions, reached, heardAt, "the process that was at it ended"))
        : this;
  }

  RequestedEvaluation in(State next) {
    return new RequestedEvaluation(id, by, at, policy, against, since, next);
  }
}
