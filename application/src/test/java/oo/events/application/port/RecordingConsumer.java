package oo.events.application.port;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import oo.events.domain.SubjectPattern;
import oo.shared.application.Message;
import oo.shared.application.MessageHandler;

/** A consumer with an inbox and effects which outlive its process; it fails when told to. */
public final class RecordingConsumer implements MessageHandler {

  private final String name;
  private final Set<UUID> inbox = new HashSet<>();
  private final Map<UUID, List<UUID>> effects = new HashMap<>();
  private final Map<UUID, Integer> failures = new HashMap<>();
  private final Map<UUID, Integer> calls = new HashMap<>();

  public RecordingConsumer(String name) {
    this.name = name;
  }

  public Subscription wants(String... subjects) {
    return wants(this, subjects);
  }

  /** Through another handler, which may add faults of its own. */
  public Subscription wants(MessageHandler through, String... subjects) {
    return new Subscription(name, "profile", List.of(subjects).stream().map(SubjectPattern::new).toList(), through);
  }

  public String name() {
    return name;
  }

  public synchronized void fail(Message message, int times) {
    failures.put(message.id(), times);
  }

  public void failAlways(Message message) {
    fail(message, Integer.MAX_VALUE);
  }

  @Override
  public synchronized void handle(Message message) {
    calls.merge(message.id(), 1, Integer::sum);
    int left = failures.getOrDefault(message.id(), 0);
    if (left > 0 && !inbox.contains(message.id())) {
      failures.put(message.id(), left - 1);
      throw new IllegalStateException("cannot handle this one");
    }
    if (inbox.add(message.id())) {
      effects.computeIfAbsent(message.key(), _ -> new ArrayList<>()).add(message.id());
    }
  }

  public synchronized List<UUID> effects(UUID key) {
    return List.copyOf(effects.getOrDefault(key, List.of()));
  }

  public synchronized int calls(Message message) {
    return calls.getOrDefault(message.id(), 0);
  }
}
