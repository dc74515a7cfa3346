package oo.gateway.adapter.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/**
 * Closes connections that take too long, whatever they are at. The server itself closes only those that wait for a
 * request: it knows no read timeout, so a client that sends its headers or its body drop by drop, or stops in the middle,
 * would keep a connection and its thread for ever.
 */
record Impatient(ServerConnectionSelector selector, Duration timeout) implements ServerConnectionSelector {

  @Override
  public int bytesToIdentifyConnection() {
    return selector.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return selector.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return selector.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return new Connection(selector.connection(context), timeout);
  }

  private record Connection(ServerConnection connection, Duration timeout) implements ServerConnection {

    @Override
    public void handle(Limit limit) throws InterruptedException {
      connection.handle(limit);
    }

    @Override
    public Duration idleTime() {
      return connection.idleTime();
    }

    /** @param interrupt false from the idle check and from an orderly stop, which lets running requests end */
    @Override
    public void close(boolean interrupt) {
      connection.close(interrupt || idleTime().compareTo(timeout) > 0);
    }
  }
}
