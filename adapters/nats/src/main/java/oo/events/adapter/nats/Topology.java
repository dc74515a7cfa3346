package oo.events.adapter.nats;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the streams and consumers on the server agree with the code, or tells what stands in the way. */
final class Topology {

  private static final Logger LOG = LoggerFactory.getLogger(Topology.class);
  private static final int NO_STREAM = 10059;
  private static final int NO_CONSUMER = 10014;

  private final Connections connections;
  private final Map<String, StreamPlan> streams = new ConcurrentHashMap<>();
  private final List<ConsumerPlan> consumers = new CopyOnWriteArrayList<>();

  Topology(Connections connections, List<StreamPlan> streams) {
    this.connections = connections;
    streams.forEach(stream -> this.streams.put(stream.module(), stream));
  }

  void add(ConsumerPlan consumer) {
    consumers.add(consumer);
  }

  boolean publishes(String module) {
    return streams.containsKey(module);
  }

  /**
   * Brings what is there up to date, and makes no stream.
   *
   * @throws NatsBus.Drifted when anything was changed by somebody else; then nothing is changed
   */
  void reconcile() {
    var faults = new ArrayList<String>();
    var updates = new ArrayList<Step>();
    for (StreamPlan stream : streams.values()) {
      found(stream).ifPresent(_ -> plan(stream, faults, updates));
    }
    if (!faults.isEmpty()) {
      throw new NatsBus.Drifted(faults);
    }
    updates.forEach(this::run);
  }

  /** Whether the module's stream is there; then it and its consumers are brought up to date. */
  boolean reconciled(String module) {
    if (found(streams.get(module)).isEmpty()) {
      return false;
    }
    var faults = new ArrayList<String>();
    var updates = new ArrayList<Step>();
    plan(streams.get(module), faults, updates);
    if (!faults.isEmpty()) {
      throw new NatsBus.Drifted(faults);
    }
    updates.forEach(this::run);
    return true;
  }

  /** How what is there differs from what oO makes; nothing is changed. */
  Differences differences() {
    var missing = new ArrayList<String>();
    var faults = new ArrayList<String>();
    var updates = new ArrayList<Step>();
    for (StreamPlan stream : streams.values()) {
      found(stream).ifPresentOrElse(_ -> plan(stream, faults, updates), () -> missing.add(stream.name()));
    }
    return new Differences(missing.stream().sorted().toList(), faults, updates.size());
  }

  /** @param missing streams; @param drifted in words; @param outdated how many streams and consumers a start will change */
  record Differences(List<String> missing, List<String> drifted, int outdated) {}

  boolean isThere(String module) {
    return found(streams.get(module)).isPresent();
  }

  /** Makes the module's stream, which must not be there, and its consumers. */
  void make(String module) {
    StreamPlan stream = streams.get(module);
    run(management -> management.addStream(stream.configuration()));
    LOG.info("made stream {}", stream.name());
    of(module).forEach(consumer -> run(management -> management.createConsumer(consumer.stream(), consumer.configuration())));
  }

  List<NatsBus.Backlog> backlog() {
    return streams.values().stream().filter(stream -> found(stream).isPresent())
        .flatMap(stream -> ask(management -> management.getConsumers(stream.name())).stream()
            .map(consumer -> new NatsBus.Backlog(
                consumer.getName(), stream.module(), consumer.getNumPending(), consumer.getNumAckPending()))).toList();
  }

  /** Deletes the streams that are ours, with all that they carry. */
  void drop() {
    for (StreamPlan stream : streams.values()) {
      if (found(stream).filter(info -> Declaration.isOurs(info.getConfiguration().getMetadata())).isPresent()) {
        run(management -> management.deleteStream(stream.name()));
      }
    }
  }

  private void plan(StreamPlan stream, List<String> faults, List<Step> updates) {
    StreamInfo info = found(stream).orElseThrow();
    plan(stream.declaration(), "stream", StreamPlan.actual(info.getConfiguration()), info.getConfiguration().getMetadata(), faults,
        updates, management -> management.updateStream(stream.configuration()));
    for (ConsumerPlan consumer : of(stream.module())) {
      Step make = management -> management.addOrUpdateConsumer(consumer.stream(), consumer.configuration());
      found(consumer).ifPresentOrElse(
          there -> plan(consumer.declaration(), "consumer", ConsumerPlan.actual(there.getConsumerConfiguration()),
              there.getConsumerConfiguration().getMetadata(), faults, updates, make),
          () -> updates.add(make));
    }
  }

  private static void plan(
      Declaration declaration, String kind, Map<String, String> actual, Map<String, String> metadata, List<String> faults,
      List<Step> updates, Step update) {
    switch (declaration.judge(actual, metadata)) {
      case Declaration.Keep _ -> LOG.debug("{} {} is as declared", kind, declaration.name());
      case Declaration.Update _ -> updates.add(management -> {
        LOG.info("bringing {} {} up to date", kind, declaration.name());
        update.run(management);
      });
      case Declaration.Refuse(List<String> differences) ->
          faults.add(kind + " " + declaration.name() + ": " + String.join("; ", differences));
    }
  }

  private List<ConsumerPlan> of(String module) {
    return consumers.stream().filter(consumer -> consumer.module().equals(module)).toList();
  }

  private Optional<StreamInfo> found(StreamPlan stream) {
    return find(NO_STREAM, management -> management.getStreamInfo(stream.name()));
  }

  private Optional<ConsumerInfo> found(ConsumerPlan consumer) {
    return find(NO_CONSUMER, management -> management.getConsumerInfo(consumer.stream(), consumer.consumer()));
  }

  static boolean isMissing(Throwable failure) {
    return failure instanceof JetStreamApiException refused
        && (refused.getApiErrorCode() == NO_STREAM || refused.getApiErrorCode() == NO_CONSUMER);
  }

  private <T> Optional<T> find(int absent, Question<T> question) {
    try {
      return Optional.of(ask(question));
    } catch (NatsUnavailable failed) {
      if (failed.getCause() instanceof JetStreamApiException refused && refused.getApiErrorCode() == absent) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  private void run(Step step) {
    ask(management -> {
      step.run(management);
      return true;
    });
  }

  private <T> T ask(Question<T> question) {
    try {
      return question.ask(connections.of(Names.ADMIN).jetStreamManagement());
    } catch (IOException | JetStreamApiException e) {
      throw new NatsUnavailable("JetStream does not answer: " + e.getMessage(), e);
    }
  }

  private interface Step {
    void run(JetStreamManagement management) throws IOException, JetStreamApiException;
  }

  private interface Question<T> {
    T ask(JetStreamManagement management) throws IOException, JetStreamApiException;
  }
}
