package oo.events.adapter.nats;

import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.PriorityPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one consumer reads of one module's stream.
 *
 * <p>One process at a time is given its messages, the others stand by: order is kept within a process. How often a
 * message may fail is decided by its consumer, which keeps it in PostgreSQL, and not by the server, which would let the
 * later messages of the same key overtake it.
 */
record ConsumerPlan(String consumer, String owner, String module, List<String> subjects) {

  static final String GROUP = "oo";
  /** Most messages that may be at work. */
  static final int AT_WORK = 512;
  private static final Duration ACK_WAIT = Duration.ofSeconds(30);
  private static final Duration STANDBY_TAKES_OVER = Duration.ofSeconds(2);

  String stream() {
    return Names.stream(module);
  }

  ConsumerConfiguration configuration() {
    return ConsumerConfiguration.builder()
        .durable(consumer)
        .description("What " + consumer + " follows of oO's module " + module)
        .filterSubjects(subjects)
        .ackPolicy(AckPolicy.Explicit)
        .deliverPolicy(DeliverPolicy.All)
        .ackWait(ACK_WAIT)
        .maxAckPending(AT_WORK)
        .priorityPolicy(PriorityPolicy.PinnedClient)
        .priorityGroups(GROUP)
        .priorityTimeout(STANDBY_TAKES_OVER)
        .metadata(declaration().metadata())
        .build();
  }

  Declaration declaration() {
    var wanted = new TreeMap<>(Map.of(
        "subjects", String.join(" ", subjects), "ack", AckPolicy.Explicit.toString(),
        "deliver", DeliverPolicy.All.toString(), "ack_wait", ACK_WAIT.toString(),
        "max_ack_pending", Integer.toString(AT_WORK), "max_deliver", "-1",
        "priority", PriorityPolicy.PinnedClient.toString(), "priority_timeout", STANDBY_TAKES_OVER.toString()));
    return new Declaration(stream() + "/" + consumer, wanted, Set.of("ack", "deliver", "priority"));
  }

  static SortedMap<String, String> actual(ConsumerConfiguration consumer) {
    var subjects = consumer.getFilterSubjects() == null ? List.<String>of() : consumer.getFilterSubjects().stream().sorted().toList();
    return new TreeMap<>(Map.of(
        "subjects", String.join(" ", subjects), "ack", consumer.getAckPolicy().toString(),
        "deliver", consumer.getDeliverPolicy().toString(), "ack_wait", Objects.toString(consumer.getAckWait()),
        "max_ack_pending", Long.toString(consumer.getMaxAckPending()), "max_deliver", Long.toString(consumer.getMaxDeliver()),
        "priority", Objects.toString(consumer.getPriorityPolicy()),
        "priority_timeout", Objects.toString(consumer.getPriorityTimeout())));
  }
}
