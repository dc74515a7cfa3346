package oo.events.adapter.nats;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection for each user, made when it is first needed; from then on it comes back by itself. */
final class Connections implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

  private final NatsBus.Config config;
  private final SSLContext tls;
  private final Map<String, Connection> open = new ConcurrentHashMap<>();
  private boolean closed;

  Connections(NatsBus.Config config) {
    this.config = config;
    this.tls = VerifiedTls.trusting(config.authority());
  }

  /** @throws NatsUnavailable when there is none now */
  synchronized Connection of(String user) {
    if (closed) {
      throw new NatsUnavailable("the bus is closed");
    }
    Connection connection = open.get(user);
    if (connection == null || connection.getStatus() == Connection.Status.CLOSED) {
      connection = connect(user);
      open.put(user, connection);
    }
    if (connection.getStatus() != Connection.Status.CONNECTED) {
      throw new NatsUnavailable("NATS is not connected for " + user + " (" + connection.getStatus() + ")");
    }
    return connection;
  }

  private Connection connect(String user) {
    var options = Options.builder()
        .servers(config.servers().toArray(String[]::new))
        .connectionName("oo " + user)
        .connectionTimeout(TO_CONNECT)
        .authHandler(Credentials.of(config.credentials(), user))
        // The permissions of a user end at its own inbox: nobody reads another's answers.
        .inboxPrefix(inbox(user))
        .maxReconnects(-1)
        .reconnectWait(BETWEEN_ATTEMPTS)
        .reconnectJitterTls(BETWEEN_ATTEMPTS)
        // What could not be sent is published again by its relay, in order; nothing may be sent later than that.
        .reconnectBufferSize(0)
        .pingInterval(PATIENCE)
        .maxPingsOut(2)
        // Names are what certificates tell.
        .noResolveHostnames()
        .errorListener(new Quiet());
    if (config.servers().stream().anyMatch(url -> url.startsWith("tls:"))) {
      options.sslContext(tls);
    }
    try {
      return Nats.connect(options.build());
    } catch (IOException e) {
      throw new NatsUnavailable("NATS cannot be reached by " + user + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NatsUnavailable("interrupted", e);
    }
  }

  static String inbox(String user) {
    return "_INBOX_" + user + ".";
  }

  /** Whether every user that was needed so far is connected, and there is at least one. */
  boolean isUp() {
    return !open.isEmpty()
        && open.values().stream().allMatch(connection -> connection.getStatus() == Connection.Status.CONNECTED);
  }

  @Override
  public synchronized void close() {
    closed = true;
    open.values().forEach(Connections::close);
  }

  private static void close(Connection connection) {
    try {
      connection.flush(PATIENCE);
    } catch (TimeoutException | IllegalStateException away) {
      LOG.debug("acknowledgements were not sent; those messages come again", away);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The client waits a second for its own reader; nobody needs to wait with it.
    Thread.ofVirtual().start(() -> {
      try {
        connection.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** The relays and readers tell of their failures themselves. */
  private static final class Quiet implements ErrorListener {

    @Override
    public void errorOccurred(Connection connection, String error) {
      LOG.warn("NATS says to {}: {}", connection.getOptions().getConnectionName(), error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception failure) {
      LOG.debug("{} met {}", connection.getOptions().getConnectionName(), failure.toString());
    }
  }
}
