package oo.recommender.adapter.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import oo.recommender.application.port.Decisions;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.policy.PolicyId;
import oo.shared.adapter.metrics.Measure;
import oo.shared.adapter.metrics.Metrics;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** Counts what goes into the ledger, and otherwise keeps out of the way. */
final class MeteredDecisions implements Decisions {

  private static final String NONE = "none";

  private final Decisions ledger;
  private final Metrics metrics;
  private final Map<Kind, Counter> decisions = new ConcurrentHashMap<>();
  private final Map<String, Timer> writes = new ConcurrentHashMap<>();

  private record Kind(Trigger trigger, String reason, @Nullable PolicyId policy) {}

  MeteredDecisions(Decisions ledger, Metrics metrics) {
    this.ledger = ledger;
    this.metrics = metrics;
  }

  @Override
  public Outcome append(Append append) {
    long start = System.nanoTime();
    String told = "failed";
    try {
      Outcome outcome = ledger.append(append);
      told = name(outcome);
      if (outcome instanceof Outcome.Appended) {
        count(append.record());
      }
      return outcome;
    } finally {
      writes.computeIfAbsent(told, name -> metrics.timer(Measure.DECISION_WRITES, name))
          .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Appended _ -> "appended";
      case Outcome.Conflict _ -> "conflict";
      case Outcome.AnsweredBefore _ -> "answered_before";
      case Outcome.KeyReused _ -> "key_reused";
      case Outcome.InFlight _ -> "in_flight";
    };
  }

  private void count(DecisionRecord record) {
    String reason = record.answer() instanceof Answer.Silence silence
        ? silence.reason().name() : NONE;
    PolicyId policy = record.draw() == null ? null : record.draw().policy();
    decisions.computeIfAbsent(new Kind(record.trigger(), reason, policy), this::counter).increment();
  }

  private Counter counter(Kind kind) {
    return metrics.counter(Measure.DECISIONS, kind.trigger().wireName(),
        kind.reason().equals(NONE) ? "tip" : "silence", kind.reason(),
        kind.policy() == null ? NONE : kind.policy().toString());
  }

  @Override
  public Outcome bind(UserId user, IdempotencyKey key, UUID decision, Instant at) {
    return ledger.bind(user, key, decision, at);
  }

  @Override
  public @Nullable DecisionRecord find(UserId user, UUID decision) {
    return ledger.find(user, decision);
  }

  @Override
  public void each(Selection selection, Consumer<DecisionRecord> reader) {
    ledger.each(selection, reader);
  }

  @Override
  public long count(Selection selection) {
    return ledger.count(selection);
  }
}
