package oo.events.adapter.nats;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import oo.shared.application.Message;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what one module tells, so that the stream has it in its order.
 *
 * <p>A batch is sent without waiting in between. Each message names the one before it, and the stream takes it only right
 * behind that one: a message that fails takes the rest of its batch with it, and none overtakes it.
 */
final class Publisher {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int NOT_BEHIND_THE_ONE_BEFORE = 10070;

  private final Connections connections;
  private final String module;

  Publisher(Connections connections, String module) {
    this.connections = connections;
    this.module = module;
  }

  /** Returns when all are stored. */
  void publish(List<Message> messages) {
    Connection connection = connections.of(module);
    try {
      JetStream stream = connection.jetStream();
      try {
        await(connection, chained(stream, messages));
      } catch (Unchained interleaved) {
        oneByOne(connection, stream, messages);
      }
    } catch (IOException | IllegalStateException e) {
      throw new NatsUnavailable("cannot publish for " + module + ": " + e.getMessage(), e);
    }
  }

  private List<CompletableFuture<PublishAck>> chained(JetStream stream, List<Message> messages) {
    var acks = new ArrayList<CompletableFuture<PublishAck>>(messages.size());
    String before = null;
    for (Message message : messages) {
      acks.add(stream.publishAsync(Envelope.sealed(message), options(message, before)));
      before = message.id().toString();
    }
    return acks;
  }

  /** When some are stored already, from an earlier attempt, and others lie between them. */
  private void oneByOne(Connection connection, JetStream stream, List<Message> messages) {
    for (Message message : messages) {
      await(connection, List.of(stream.publishAsync(Envelope.sealed(message), options(message, null))));
    }
  }

  private PublishOptions options(Message message, @Nullable String before) {
    var options = PublishOptions.builder().messageId(message.id().toString()).expectedStream(Names.stream(module));
    return (before == null ? options : options.expectedLastMsgId(before)).build();
  }

  private void await(Connection connection, List<CompletableFuture<PublishAck>> acks) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (CompletableFuture<PublishAck> ack : acks) {
      await(connection, ack, deadline);
    }
  }

  private void await(Connection connection, CompletableFuture<PublishAck> ack, long deadline) {
    while (true) {
      try {
        ack.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException late) {
        if (System.nanoTime() > deadline || connection.getStatus() != Connection.Status.CONNECTED) {
          throw new NatsUnavailable("no acknowledgement for " + module + ", NATS is " + connection.getStatus());
        }
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NatsUnavailable("interrupted", e);
      }
    }
  }

  private RuntimeException failure(Throwable cause) {
    Throwable root = cause instanceof RuntimeException && cause.getCause() != null ? cause.getCause() : cause;
    return root instanceof JetStreamApiException refused && refused.getApiErrorCode() == NOT_BEHIND_THE_ONE_BEFORE
        ? new Unchained()
        : new NatsUnavailable("cannot publish for " + module + ": " + root.getMessage(), root);
  }

  private static final class Unchained extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
