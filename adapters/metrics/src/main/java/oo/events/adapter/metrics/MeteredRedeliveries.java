package oo.events.adapter.metrics;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import oo.events.application.port.Redeliveries;
import oo.shared.adapter.metrics.Measure;
import oo.shared.adapter.metrics.Metrics;
import oo.shared.application.Message;

/** Counts what has to be tried again and what is given up on. */
final class MeteredRedeliveries implements Redeliveries {

  private final Redeliveries kept;
  private final Metrics metrics;
  private final String module;

  MeteredRedeliveries(Redeliveries kept, Metrics metrics, String module) {
    this.kept = kept;
    this.metrics = metrics;
    this.module = module;
  }

  @Override
  public Standing standing(String consumer, Collection<Message> messages) {
    return kept.standing(consumer, messages);
  }

  @Override
  public void keep(String consumer, Message message, Attempts attempts) {
    kept.keep(consumer, message, attempts);
    // What only waits behind another one has not failed.
    if (attempts.made() > 0) {
      count(Measure.RETRIED, consumer);
    }
  }

  @Override
  public void keepParked(String consumer, Message message, Attempts attempts, Instant parkedAt) {
    kept.keepParked(consumer, message, attempts, parkedAt);
    count(Measure.PARKED, consumer);
  }

  @Override
  public void postpone(String consumer, UUID messageId, Attempts attempts) {
    kept.postpone(consumer, messageId, attempts);
    count(Measure.RETRIED, consumer);
  }

  @Override
  public void park(String consumer, UUID messageId, Attempts attempts, Instant parkedAt) {
    kept.park(consumer, messageId, attempts, parkedAt);
    count(Measure.PARKED, consumer);
  }

  private void count(Measure measure, String consumer) {
    metrics.counter(measure, consumer, module).increment();
  }

  @Override
  public List<UUID> dueKeys(String consumer, Instant now, int limit) {
    return kept.dueKeys(consumer, now, limit);
  }

  @Override
  public Optional<Waiting> first(String consumer, UUID key) {
    return kept.first(consumer, key);
  }

  @Override
  public boolean claim(String consumer, Waiting waiting, Instant until) {
    return kept.claim(consumer, waiting, until);
  }

  @Override
  public void handled(String consumer, UUID messageId) {
    kept.handled(consumer, messageId);
  }

  @Override
  public List<Parked> parked(String consumer, int limit) {
    return kept.parked(consumer, limit);
  }

  @Override
  public Backlog backlog(String consumer) {
    return kept.backlog(consumer);
  }

  @Override
  public boolean replay(String consumer, UUID messageId, Instant now) {
    return kept.replay(consumer, messageId, now);
  }
}
