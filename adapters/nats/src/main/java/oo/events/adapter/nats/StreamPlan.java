package oo.events.adapter.nats;

import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stream that carries what one module publishes; PostgreSQL keeps it all, so the stream may forget after a while. */
record StreamPlan(String module, int replicas) {

  private static final Duration KEPT = Duration.ofDays(14);
  private static final Duration DUPLICATES = Duration.ofMinutes(2);

  String name() {
    return Names.stream(module);
  }

  StreamConfiguration configuration() {
    return StreamConfiguration.builder()
        .name(name())
        .description("What oO's module " + module + " tells; published by its relay alone")
        .subjects(Names.subjects(module))
        .storageType(StorageType.File)
        .retentionPolicy(RetentionPolicy.Limits)
        .discardPolicy(DiscardPolicy.Old)
        .replicas(replicas)
        .maxAge(KEPT)
        .duplicateWindow(DUPLICATES)
        .denyDelete(true)
        .denyPurge(true)
        .metadata(declaration().metadata())
        .build();
  }

  Declaration declaration() {
    var wanted = new TreeMap<>(Map.of(
        "subjects", Names.subjects(module), "storage", StorageType.File.toString(),
        "retention", RetentionPolicy.Limits.toString(), "discard", DiscardPolicy.Old.toString(),
        "replicas", Integer.toString(replicas), "max_age", KEPT.toString(), "duplicate_window", DUPLICATES.toString(),
        "max_msgs", "-1", "max_bytes", "-1"));
    return new Declaration(name(), wanted, Set.of("subjects", "storage", "retention", "replicas"));
  }

  static SortedMap<String, String> actual(StreamConfiguration stream) {
    return new TreeMap<>(Map.of(
        "subjects", String.join(" ", stream.getSubjects()), "storage", stream.getStorageType().toString(),
        "retention", stream.getRetentionPolicy().toString(), "discard", stream.getDiscardPolicy().toString(),
        "replicas", Integer.toString(stream.getReplicas()), "max_age", stream.getMaxAge().toString(),
        "duplicate_window", stream.getDuplicateWindow().toString(),
        "max_msgs", Long.toString(stream.getMaxMsgs()), "max_bytes", Long.toString(stream.getMaxBytes())));
  }
}
