package oo.events.application.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oo.shared.application.Message;

/** Redeliveries that outlive the bus, but not the test. */
public final class InMemoryRedeliveries implements Redeliveries {

  private record Id(String consumer, UUID message) {}

  private record Row(Message message, Attempts attempts, Optional<Instant> parkedAt) {}

  private final Map<Id, Row> rows = new LinkedHashMap<>();

  @Override
  public synchronized Standing standing(String consumer, Collection<Message> messages) {
    var kept = messages.stream().map(Message::id).filter(id -> rows.containsKey(new Id(consumer, id)));
    var waiting = messages.stream().map(Message::key).filter(key -> first(consumer, key).isPresent());
    return new Standing(kept.collect(Collectors.toSet()), waiting.collect(Collectors.toSet()));
  }

  @Override
  public synchronized void keep(String consumer, Message message, Attempts attempts) {
    rows.putIfAbsent(new Id(consumer, message.id()), new Row(message, attempts, Optional.empty()));
  }

  @Override
  public synchronized void keepParked(String consumer, Message message, Attempts attempts, Instant parkedAt) {
    rows.putIfAbsent(new Id(consumer, message.id()), new Row(message, attempts, Optional.of(parkedAt)));
  }

  @Override
  public synchronized List<UUID> dueKeys(String consumer, Instant now, int limit) {
    var firsts = new LinkedHashMap<UUID, Instant>();
    waiting(consumer).forEach(row -> firsts.putIfAbsent(row.message().key(), row.attempts().nextAttemptAt()));
    return firsts.entrySet().stream().filter(entry -> !entry.getValue().isAfter(now))
        .sorted(Map.Entry.comparingByValue()).limit(limit).map(Map.Entry::getKey).toList();
  }

  @Override
  public synchronized Optional<Waiting> first(String consumer, UUID key) {
    return waiting(consumer).filter(row -> row.message().key().equals(key)).findFirst()
        .map(row -> new Waiting(row.message(), row.attempts()));
  }

  @Override
  public synchronized boolean claim(String consumer, Waiting waiting, Instant until) {
    var id = new Id(consumer, waiting.message().id());
    var row = rows.get(id);
    if (row == null || row.parkedAt().isPresent() || !row.attempts().equals(waiting.attempts())) {
      return false;
    }
    rows.put(id, new Row(row.message(),
        new Attempts(row.attempts().made() + 1, row.attempts().reason(), until), Optional.empty()));
    return true;
  }

  @Override
  public synchronized void handled(String consumer, UUID messageId) {
    rows.remove(new Id(consumer, messageId));
  }

  @Override
  public synchronized void postpone(String consumer, UUID messageId, Attempts attempts) {
    update(consumer, messageId, attempts, Optional.empty());
  }

  @Override
  public synchronized void park(String consumer, UUID messageId, Attempts attempts, Instant parkedAt) {
    update(consumer, messageId, attempts, Optional.of(parkedAt));
  }

  private void update(String consumer, UUID messageId, Attempts attempts, Optional<Instant> parkedAt) {
    rows.computeIfPresent(new Id(consumer, messageId), (_, row) ->
        row.parkedAt().isPresent() ? row : new Row(row.message(), attempts, parkedAt));
  }

  @Override
  public synchronized List<Parked> parked(String consumer, int limit) {
    var parked = new ArrayList<Parked>();
    rows.forEach((id, row) -> row.parkedAt().filter(_ -> id.consumer().equals(consumer)).ifPresent(at ->
        parked.add(new Parked(row.message(), row.attempts().made(), row.attempts().reason().orElseThrow(), at))));
    return parked.stream().sorted(Comparator.comparing(Parked::parkedAt)).limit(limit).toList();
  }

  @Override
  public synchronized Backlog backlog(String consumer) {
    return new Backlog(waiting(consumer).count(), parked(consumer, Integer.MAX_VALUE).size());
  }

  @Override
  public synchronized boolean replay(String consumer, UUID messageId, Instant now) {
    var id = new Id(consumer, messageId);
    var row = rows.get(id);
    if (row == null || row.parkedAt().isEmpty()) {
      return false;
    }
    rows.put(id, new Row(row.message(), new Attempts(0, row.attempts().reason(), now), Optional.empty()));
    return true;
  }

  /** Nothing waits and nothing is parked. */
  public synchronized boolean isEmpty() {
    return rows.isEmpty();
  }

  private Stream<Row> waiting(String consumer) {
    return rows.entrySet().stream().filter(entry -> entry.getKey().consumer().equals(consumer))
        .map(Map.Entry::getValue).filter(row -> row.parkedAt().isEmpty());
  }
}
