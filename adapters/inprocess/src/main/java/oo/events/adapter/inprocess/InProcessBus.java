package oo.events.adapter.inprocess;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import oo.events.application.DeliverMessages;
import oo.events.application.FailedAttempt;
import oo.events.application.RedeliverMessage;
import oo.events.application.port.Bus;
import oo.events.application.port.Redeliveries;
import oo.events.application.port.Subscription;
import oo.events.domain.RedeliveryPolicy;
import oo.shared.application.Message;

/**
 * Calls the subscribers on virtual threads, keys side by side.
 *
 * <p>Order is kept within one process. The relays that publish keep other processes from doing so at the same time.
 */
public final class InProcessBus implements Bus, AutoCloseable {

  private final Map<String, Redeliveries> redeliveries;
  private final FailedAttempt failedAttempt;
  private final InstantSource clock;
  private final Lanes lanes;
  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

  /**
   * @param redeliveries by module
   * @param random used by one thread at a time
   * @param parallelism most messages that are handled at the same time
   */
  public InProcessBus(
      Map<String, Redeliveries> redeliveries,
      RedeliveryPolicy policy,
      InstantSource clock,
      RandomGenerator random,
      int parallelism) {
    this.redeliveries = Map.copyOf(redeliveries);
    this.failedAttempt = new FailedAttempt(policy, clock, random);
    this.clock = clock;
    this.lanes = new Lanes(parallelism);
  }

  @Override
  public synchronized void subscribe(Subscription subscription) {
    Redeliveries kept = redeliveries.get(subscription.module());
    if (kept == null) {
      throw new IllegalArgumentException("no redeliveries of module " + subscription.module());
    }
    if (subscribers.stream().anyMatch(other -> other.isCalled(subscription.consumer()))) {
      throw new IllegalArgumentException(subscription.consumer() + " has subscribed already");
    }
    var deliver = new DeliverMessages(kept, failedAttempt, clock);
    var redeliver = new RedeliverMessage(kept, failedAttempt, clock);
    var loop = new RedeliveryLoop(subscription, kept, redeliver, lanes, clock);
    subscribers.add(new Subscriber(subscription, kept, deliver, loop, lanes));
    loop.start();
  }

  @Override
  public void publish(List<Message> messages) {
    var deliveries = new ArrayList<CompletableFuture<Void>>();
    try {
      for (Subscriber subscriber : subscribers) {
        deliveries.addAll(subscriber.deliver(messages));
      }
    } finally {
      // Also after a failure: what was begun must not overtake the next try.
      awaitAll(deliveries);
    }
  }

  /** What was accepted is handled, or kept in PostgreSQL. */
  @Override
  public boolean remembers(String module) {
    return true;
  }

  @Override
  public void beginAnew(String module) {
    // There is nothing to make.
  }

  private static void awaitAll(List<CompletableFuture<Void>> deliveries) {
    try {
      CompletableFuture.allOf(deliveries.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Ends when the handlers that are at work have returned; what waits, waits for the next start. */
  @Override
  public void close() {
    subscribers.forEach(Subscriber::close);
    lanes.close();
  }
}
