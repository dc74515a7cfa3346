package oo.recommender.adapter.postgres;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.UUID;
import oo.recommender.domain.rollout.RolloutChange;
import oo.recommender.events.v1.RolloutChanged;
import oo.shared.adapter.postgres.EventEnvelope;
import oo.shared.application.Ids;
import oo.shared.application.Message;

/** Changes of the rollout as messages. */
final class RolloutEvents {

  /** There is one rollout, so that its events have one order. */
  private static final UUID ROLLOUT = new UUID(0x6f4f2d726f6c8000L, 0x8000000000000001L);

  private final EventEnvelope envelope;

  RolloutEvents(Ids ids) {
    this.envelope = new EventEnvelope("recommender", ids);
  }

  Message seal(RolloutChange change) {
    return envelope.seal("oo.recommender.rollout.changed.v1", encode(change), ROLLOUT, change.at());
  }

  private static RolloutChanged encode(RolloutChange change) {
    var to = change.to();
    var told = RolloutChanged.newBuilder()
        .setRolloutId(ROLLOUT.toString()).setChangeId(change.id().toString()).setVersion(to.version())
        .setAction(change.action().wireName()).setPolicy(change.policy()).setActor(change.actor())
        .setReason(change.reason()).setDefaultPolicy(to.standard()).setChangedAt(timestamp(change.at()));
    if (to.canary() != null) {
      told.setCanaryPolicy(to.canary().policy()).setCanaryPercent(to.canary().percent());
    }
    return told.build();
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build();
  }
}
