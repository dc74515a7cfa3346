package oo.events.application.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oo.shared.application.Message;

/** An outbox that outlives its relay, but not the test. */
public final class InMemoryOutbox implements OutboxSource {

  private final List<OutboxRow> rows = new ArrayList<>();
  private final Map<String, OutboxPosition> positions = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private long transactions;

  /** One transaction with these messages. */
  public synchronized void commit(Message... messages) {
    transactions++;
    for (var message : messages) {
      rows.add(new OutboxRow(new OutboxPosition(transactions, rows.size() + 1L), message));
    }
  }

  @Override
  public String module() {
    return "profile";
  }

  @Override
  public synchronized Optional<OutboxReader> open(String relay) {
    return taken.add(relay) ? Optional.of(new Reader(relay)) : Optional.empty();
  }

  @Override
  public synchronized List<OutboxRow> after(OutboxPosition position, int limit) {
    return rows.stream().filter(row -> row.position().position() > position.position()).limit(limit).toList();
  }

  @Override
  public synchronized Lag lag(String relay) {
    var behind = after(saved(relay), Integer.MAX_VALUE);
    return new Lag(behind.size(), behind.stream().map(row -> row.message().occurredAt()).min(Instant::compareTo));
  }

  private OutboxPosition saved(String relay) {
    return positions.getOrDefault(relay, OutboxPosition.START);
  }

  private final class Reader implements OutboxReader {

    private final String relay;

    Reader(String relay) {
      this.relay = relay;
    }

    @Override
    public List<OutboxRow> next(int limit) {
      synchronized (InMemoryOutbox.this) {
        return after(saved(relay), limit);
      }
    }

    @Override
    public void passed(OutboxPosition position) {
      synchronized (InMemoryOutbox.this) {
        positions.put(relay, position);
      }
    }

    @Override
    public void close() {
      synchronized (InMemoryOutbox.this) {
        taken.remove(relay);
      }
    }
  }
}
