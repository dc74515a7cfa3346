package oo.recommender.adapter.postgres;

import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import oo.recommender.application.port.Snapshots;
import oo.recommender.domain.state.FeedbackReceived;
import oo.recommender.domain.state.TipDecided;
import oo.recommender.domain.tip.Reaction;
import oo.recommender.domain.tip.TipExpired;
import oo.recommender.events.v1.Dismissed;
import oo.recommender.events.v1.Done;
import oo.recommender.events.v1.ModelSnapshotPublished;
import oo.recommender.events.v1.Seen;
import oo.recommender.events.v1.SilenceOutcome;
import oo.recommender.events.v1.Snoozed;
import oo.recommender.events.v1.TipOutcome;
import oo.recommender.events.v1.Trigger;
import oo.shared.adapter.postgres.EventEnvelope;
import oo.shared.application.Ids;
import oo.shared.application.Message;

/** Decisions, reactions and what is learned from them as messages. */
final class TipEvents {

  private final EventEnvelope envelope;

  TipEvents(Ids ids) {
    this.envelope = new EventEnvelope("recommender", ids);
  }

  Message seal(TipDecided event) {
    return envelope.seal("oo.recommender.tip.decided.v1", encode(event), event.user(), event.at());
  }

  Message seal(FeedbackReceived event) {
    return envelope.seal("oo.recommender.tip.feedback_received.v1", encode(event), event.user(), event.at());
  }

  /** @param now when it was noticed */
  Message seal(TipExpired event, Instant now) {
    var told = oo.recommender.events.v1.TipExpired.newBuilder()
        .setUserId(event.user().toString()).setTipId(event.tip().toString()).setDecisionId(event.decision().toString())
        .setKind(event.kind().wireName()).setRef(event.ref()).setExpiredAt(timestamp(event.expiredAt())).build();
    return envelope.seal("oo.recommender.tip.expired.v1", told, event.user(), now);
  }

  Message seal(Snapshots.Kept snapshot, boolean served) {
    var draft = snapshot.draft();
    var model = UUID.nameUUIDFromBytes(draft.inputsHash().getBytes(StandardCharsets.UTF_8));
    var told = ModelSnapshotPublished.newBuilder()
        .setModelId(model.toString()).setVersion(snapshot.version()).setCutAt(timestamp(draft.cutAt()))
        .setInputsHash(draft.inputsHash()).setRewardDefinition(draft.rewardDefinition())
        .setObservations(draft.observations()).setChecksum(snapshot.checksum()).setServed(served).build();
    return envelope.seal("oo.recommender.model.snapshot_published.v1", told, model, draft.cutAt());
  }

  private static oo.recommender.events.v1.TipDecided encode(TipDecided event) {
    var told = oo.recommender.events.v1.TipDecided.newBuilder()
        .setUserId(event.user().toString()).setDecisionId(event.decision().toString()).setDecidedAt(timestamp(event.at()))
        .setTrigger(switch (event.trigger()) {
          case PULL -> Trigger.TRIGGER_PULL;
          case PUSH -> Trigger.TRIGGER_PUSH;
        });
    switch (event.outcome()) {
      case TipDecided.Tip tip -> told.setTip(TipOutcome.newBuilder()
          .setTipId(tip.tip().toString()).setRef(tip.ref()).setKind(tip.kind().wireName())
          .setExpiresAt(timestamp(tip.expiresAt())));
      case TipDecided.Silence silence -> told.setSilence(encode(silence));
    }
    return told.build();
  }

  private static SilenceOutcome encode(TipDecided.Silence silence) {
    var told = SilenceOutcome.newBuilder().setReason(silence.reason().name());
    if (silence.until() != null) {
      told.setUntil(timestamp(silence.until()));
    }
    return told.build();
  }

  private static oo.recommender.events.v1.FeedbackReceived encode(FeedbackReceived event) {
    var told = oo.recommender.events.v1.FeedbackReceived.newBuilder()
        .setUserId(event.user().toString()).setFeedbackId(event.feedback().toString())
        .setTipId(event.tip().toString()).setKind(event.kind().wireName()).setRef(event.ref())
        .setReceivedAt(timestamp(event.at()));
    if (event.decision() != null) {
      told.setDecisionId(event.decision().toString());
    }
    switch (event.reaction()) {
      case Reaction.Seen _ -> told.setSeen(Seen.getDefaultInstance());
      case Reaction.Done _ -> told.setDone(Done.newBuilder().setLate(event.late()));
      case Reaction.Snooze(var until) -> told.setSnoozed(Snoozed.newBuilder().setUntil(timestamp(until)));
      case Reaction.Dismiss(var reason) -> told.setDismissed(Dismissed.newBuilder().setReason(reason.wireName()));
    }
    return told.build();
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build();
  }
}
