package oo.events.adapter.nats;

import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls one consumer's messages of one stream, without a gap.
 *
 * <p>The server numbers what it delivers. A number that does not follow the one before says that something was delivered
 * to nobody, or to another process which may not have handled it: then the consumer is set back to the first message that
 * is not acknowledged, and all from there comes again, in order. The inbox knows what was handled.
 */
final class Reader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
  private static final Duration LOOK = Duration.ofMillis(200);
  /** After so many looks without a message it is looked after what was left behind. */
  private static final int IDLE_LOOKS = 4;
  private static final int LONGEST_PAUSE = 2_000;
  private static final int SHORTEST_PAUSE = 50;
  private static final String PIN = "Nats-Pin-Id";

  private static final ConsumeOptions PULL = ConsumeOptions.builder()
      .batchSize(ConsumerPlan.AT_WORK / 2).expiresIn(5_000).group(ConsumerPlan.GROUP).build();

  private final Connections connections;
  private final ConsumerPlan plan;
  private final AtWork atWork;
  private final Thread thread;
  private volatile boolean closed;

  Reader(Connections connections, ConsumerPlan plan, AtWork atWork) {
    this.connections = connections;
    this.plan = plan;
    this.atWork = atWork;
    this.thread = Thread.ofVirtual().name("nats-reader-" + plan.consumer() + "-" + plan.module()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    int pause = SHORTEST_PAUSE;
    while (!closed) {
      try {
        read();
        pause = SHORTEST_PAUSE;
      } catch (InterruptedException stopped) {
        return;
      } catch (IOException | JetStreamApiException | JetStreamStatusCheckedException | RuntimeException e) {
        if (Topology.isMissing(e)) {
          LOG.debug("{} waits for {}, which its relay makes", plan.consumer(), plan.stream());
        } else if (pause < LONGEST_PAUSE) {
          LOG.warn("{} reads {} again in {} ms: {}", plan.consumer(), plan.stream(), pause, e.getMessage());
        }
        if (!isPaused(pause)) {
          return;
        }
        pause = Math.min(2 * pause, LONGEST_PAUSE);
      }
    }
  }

  private static boolean isPaused(int millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  /** Returns to be called again, when it has to begin anew. */
  private void read() throws IOException, JetStreamApiException, JetStreamStatusCheckedException, InterruptedException {
    Connection connection = connections.of(plan.owner());
    var consumer = connection.getConsumerContext(plan.stream(), plan.consumer());
    long reconnects = connection.getStatistics().getReconnects();
    var order = new Sequence();
    IterableConsumer pulled = consumer.iterate(PULL);
    try {
      for (int idle = IDLE_LOOKS; !closed; idle = idle > IDLE_LOOKS ? 0 : idle + 1) {
        atWork.awaitRoom();
        Message message = pulled.nextMessage(LOOK);
        if (message != null) {
          idle = 0;
          take(message, order, connection);
        } else if (pulled.isFinished() || connection.getStatistics().getReconnects() != reconnects) {
          return;
        } else if (idle > IDLE_LOOKS && isLeftBehind(consumer.getConsumerInfo(), order)) {
          setBack(connection, order);
        }
      }
    } finally {
      close(pulled);
    }
  }

  private void take(Message message, Sequence order, Connection connection) throws IOException, JetStreamApiException {
    if (order.goesOnWith(message)) {
      handOn(message);
    } else if (order.isSetBackLongAgo()) {
      setBack(connection, order);
    }
  }

  /** Whether something was delivered that nobody has any more: the server would wait long before it delivers it again. */
  private boolean isLeftBehind(ConsumerInfo consumer, Sequence order) {
    var groups = consumer.getPriorityGroupStates();
    String pinned = groups == null || groups.isEmpty() ? null : groups.getFirst().getPinnedClientId();
    boolean mine = pinned == null || pinned.isEmpty() || pinned.equals(order.pin);
    return consumer.getNumAckPending() > 0 && mine && atWork.isEmpty();
  }

  /** Lets a process that stands by take over at once. */
  private void unpin() {
    try {
      connections.of(plan.owner()).jetStreamManagement().unpinConsumer(plan.stream(), plan.consumer(), ConsumerPlan.GROUP);
    } catch (IOException | JetStreamApiException | RuntimeException e) {
      LOG.debug("{} could not hand over {}", plan.consumer(), plan.stream(), e);
    }
  }

  private void handOn(Message message) {
    try {
      atWork.add(new AtWork.Received(Envelope.opened(message), message::ack));
    } catch (IllegalArgumentException foreign) {
      LOG.error("{} drops message {} of {}, which no module of oO published: {}", plan.consumer(),
          message.metaData().streamSequence(), plan.stream(), foreign.getMessage());
      message.term();
    }
  }

  /** The pull goes on: what comes for it from now on begins at the first message that is not acknowledged. */
  private void setBack(Connection connection, Sequence order) throws IOException, JetStreamApiException {
    order.beginAnew();
    var info = connection.jetStreamManagement().resetConsumer(plan.stream(), plan.consumer());
    LOG.debug("{} begins {} again after {}", plan.consumer(), plan.stream(), info.getAckFloor().getStreamSequence());
  }

  private static void close(IterableConsumer pulled) {
    try {
      pulled.close();
    } catch (Exception e) {
      LOG.debug("a pull was closed already", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    unpin();
  }

  /** The numbers of what was delivered here. */
  private static final class Sequence {

    private static final long NONE = -1;
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    private long last = NONE;
    private @Nullable String pin;
    private long setBackAt = System.nanoTime() - ON_ITS_WAY.toNanos();

    /** A consumer that was set back, by whomever, begins at one. */
    boolean goesOnWith(Message message) {
      long next = message.metaData().consumerSequence();
      String pinned = message.hasHeaders() ? message.getHeaders().getLast(PIN) : null;
      boolean goesOn = next == 1 || next == last + 1 && pinned != null && pinned.equals(pin);
      last = goesOn ? next : NONE;
      pin = pinned;
      return goesOn;
    }

    /** Until then, what does not follow was on its way before. */
    boolean isSetBackLongAgo() {
      return System.nanoTime() - setBackAt >= ON_ITS_WAY.toNanos();
    }

    void beginAnew() {
      last = NONE;
      setBackAt = System.nanoTime();
    }
  }
}
