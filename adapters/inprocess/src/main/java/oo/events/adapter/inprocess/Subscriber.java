package oo.events.adapter.inprocess;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import oo.events.application.DeliverMessages;
import oo.events.application.port.Redeliveries;
import oo.events.application.port.Subscription;
import oo.shared.application.Message;

/** One subscription: which messages it gets, and its own redelivery. */
record Subscriber(
    Subscription subscription, Redeliveries kept, DeliverMessages deliver, RedeliveryLoop redelivery, Lanes lanes) {

  boolean isCalled(String consumer) {
    return subscription.consumer().equals(consumer);
  }

  /** Begins to deliver what the subscription wants, each key's messages in their order. */
  List<CompletableFuture<Void>> deliver(List<Message> messages) {
    var wanted = messages.stream().filter(subscription::wants).toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    var standing = kept.standing(subscription.consumer(), wanted);
    var byKey = wanted.stream()
        .collect(Collectors.groupingBy(Message::key, LinkedHashMap::new, Collectors.toList()));
    return byKey.entrySet().stream().map(entry -> deliver(entry.getKey(), entry.getValue(), standing)).toList();
  }

  private CompletableFuture<Void> deliver(UUID key, List<Message> ofOneKey, Redeliveries.Standing standing) {
    return lanes.run(subscription.consumer(), key, () -> {
      if (deliver.execute(subscription, ofOneKey, standing)) {
        redelivery.nudge();
      }
    });
  }

  void close() {
    redelivery.close();
  }
}
