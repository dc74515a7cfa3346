package oo.shared.adapter.metrics;

import static oo.shared.adapter.metrics.Label.COALESCER;
import static oo.shared.adapter.metrics.Label.CODE;
import static oo.shared.adapter.metrics.Label.CONSUMER;
import static oo.shared.adapter.metrics.Label.MODULE;
import static oo.shared.adapter.metrics.Label.OPERATION;
import static oo.shared.adapter.metrics.Label.OUTCOME;
import static oo.shared.adapter.metrics.Label.POLICY;
import static oo.shared.adapter.metrics.Label.REASON;
import static oo.shared.adapter.metrics.Label.STATE;
import static oo.shared.adapter.metrics.Label.STATUS;
import static oo.shared.adapter.metrics.Label.TRIGGER;

import java.util.List;

/** Everything that oO itself measures; no other name leaves this process but those of {@link PlatformMeasure}. */
public enum Measure {
  REQUESTS(Kind.TIMER, "oo.http.requests", "seconds", "Requests and how long they took, from the first line to the answer", OPERATION, STATUS),
  PROBLEMS(Kind.COUNTER, "oo.http.problems", "", "Requests that were answered with a problem", OPERATION, CODE),
  DECISIONS(Kind.COUNTER, "oo.decisions", "", "Decisions that are in the ledger; outcome is `tip` or `silence`", TRIGGER, OUTCOME, REASON, POLICY),
  DECISION_WRITES(Kind.TIMER, "oo.decision.writes", "seconds",
      "Writes of a decision and how long they took; outcome is `appended`, `conflict` (the user's tips had changed: it is decided anew), "
          + "`answered_before` (the key of an earlier request), `key_reused`, `in_flight` or `failed`", OUTCOME),
  BATCH_SIZE(Kind.SUMMARY, "oo.coalescer.batch", "inputs", "Callers that share one round trip to the database", COALESCER),
  BATCH_WAIT(Kind.TIMER, "oo.coalescer.wait", "seconds", "How long the first caller of a batch waited until it began", COALESCER),
  BATCH_QUEUE(Kind.GAUGE, "oo.coalescer.queue", "inputs", "Callers that still waited when the last batch began", COALESCER),
  SCORES(Kind.TIMER, "oo.scores", "seconds",
      "Decisions that asked the scorer and how long they waited; outcome is `scored`, or why another policy decided: `busy`, `resting`, "
          + "`late`, `unreachable`, `refused`, `invalid` or `wrong_model`", OUTCOME),
  SHADOWS(Kind.COUNTER, "oo.shadow.decisions", "",
      "Decisions that shadows were to look at; outcome is `observed`, `failed` or `shed` (the queue was full)", OUTCOME),
  SHADOW_QUEUE(Kind.GAUGE, "oo.shadow.queue", "", "Decisions that wait for the shadows"),
  POLICY_FILE(Kind.COUNTER, "oo.policies.file", "", "Changes of the file of policies; outcome is `applied` or `refused` (the last good one stays)", OUTCOME),
  POLICY_FAILURES(Kind.COUNTER, "oo.policies.failures", "", "Decisions that a policy failed on; but for the default's, another policy decided"),
  ROLLOUT_VERSION(Kind.GAUGE, "oo.rollout.version", "", "How many changes of the rollout this process follows"),
  MODEL_DRIFT(Kind.GAUGE, "oo.model.drift", "",
      "How far the newest model moved from the one before, in standard deviations a weight: above 2 is an alarm; not a number before the first"),
  MODEL_ENTROPY(Kind.GAUGE, "oo.model.entropy", "",
      "Entropy of the choices that it has learned from, as a share of the highest possible: below 0.3 is an alarm"),
  MODEL_REWARD(Kind.GAUGE, "oo.model.reward", "", "Mean reward that it has learned from"),
  MODEL_ALARMS(Kind.GAUGE, "oo.model.alarms", "", "How many of the two alarms it raises"),
  MODEL_CUT(Kind.GAUGE, "oo.model.cut.at", "seconds", "When it was made, since 1970"),
  PUBLISHED(Kind.COUNTER, "oo.events.published", "", "Events that the bus has accepted", MODULE),
  PUBLISH_BATCH(Kind.SUMMARY, "oo.events.publish.batch", "events", "Events that a relay hands to the bus at a time", MODULE),
  PUBLISH_TIME(Kind.TIMER, "oo.events.publish", "seconds", "How long the bus takes to accept a batch; outcome is `accepted` or `failed`", MODULE, OUTCOME),
  HANDLED(Kind.TIMER, "oo.events.deliveries", "seconds",
      "Attempts of a consumer to handle an event; outcome is `handled` or `failed`", CONSUMER, MODULE, OUTCOME),
  DELAY(Kind.TIMER, "oo.events.delay", "seconds", "From an event's commit to its being handled", CONSUMER, MODULE),
  RETRIED(Kind.COUNTER, "oo.events.retried", "", "Attempts that failed and will be made again", CONSUMER, MODULE),
  PARKED(Kind.COUNTER, "oo.events.parked", "", "Events that a consumer gave up on", CONSUMER, MODULE),
  WAITING_EVENTS(Kind.GAUGE, "oo.redelivery.waiting", "events", "Events that wait for another attempt, or behind one of their user that does", CONSUMER, MODULE),
  PARKED_EVENTS(Kind.GAUGE, "oo.redelivery.parked", "events", "Events that are parked until somebody replays them", CONSUMER, MODULE),
  BUS_WAITING(Kind.GAUGE, "oo.bus.waiting", "events",
      "Events that NATS has accepted and not yet delivered; 0 without NATS, not a number while it cannot be asked", CONSUMER, MODULE),
  BUS_AT_WORK(Kind.GAUGE, "oo.bus.at.work", "events", "Events that NATS has delivered and nobody has acknowledged", CONSUMER, MODULE),
  RELAY_LAG(Kind.GAUGE, "oo.relay.lag", "events", "Committed events that the bus has not accepted; not a number while the database cannot be asked", MODULE),
  RELAY_AGE(Kind.GAUGE, "oo.relay.lag.age", "seconds", "Age of the oldest of them", MODULE),
  POOL_CONNECTIONS(Kind.GAUGE, "oo.pool.connections", "", "Connections to the database; state is `in_use` or `idle`", MODULE, STATE),
  POOL_MOST(Kind.GAUGE, "oo.pool.connections.most", "", "Connections that the pool may have", MODULE),
  POOL_WAITING(Kind.GAUGE, "oo.pool.waiting", "", "Threads that wait for a connection", MODULE),
  POOL_WAIT(Kind.TIMER, "oo.pool.wait", "seconds", "How long it took to get a connection", MODULE),
  POOL_REFUSED(Kind.COUNTER, "oo.pool.refused", "", "Waits for a connection that ended without one", MODULE);

  private final Kind kind;
  private final String key;
  private final String unit;
  private final String description;
  private final List<Label> labels;

  /** A timer and a summary count, sum up and keep a histogram and the recent maximum. */
  public enum Kind { COUNTER, GAUGE, TIMER, SUMMARY }

  Measure(Kind kind, String key, String unit, String description, Label... labels) {
    this.kind = kind;
    this.key = key;
    this.unit = unit;
    this.description = description;
    this.labels = List.of(labels);
  }

  public Kind kind() {
    return kind;
  }

  /** The name as Micrometer knows it, with dots. */
  public String key() {
    return key;
  }

  /** Base unit, empty for plain numbers. */
  public String unit() {
    return unit;
  }

  public String description() {
    return description;
  }

  public List<Label> labels() {
    return labels;
  }
}
