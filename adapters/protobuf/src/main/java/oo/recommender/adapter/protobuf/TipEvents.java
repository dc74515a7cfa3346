package oo.recommender.adapter.protobuf;

import com.google.protobuf.InvalidProtocolBufferException;
import oo.recommender.domain.SilenceReason;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.state.FeedbackReceived;
import oo.recommender.domain.state.TipDecided;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Reaction;
import org.jspecify.annotations.Nullable;

/**
 * What the recommender itself told of decisions and reactions. A newer version may tell values that are not known here:
 * those that the read model acts on are refused, so that the message waits for code that knows them; others are left out.
 */
final class TipEvents {

  private TipEvents() {}

  static TipDecided decided(byte[] payload) throws InvalidProtocolBufferException {
    var told = oo.recommender.events.v1.TipDecided.parseFrom(payload);
    return new TipDecided(
        Fields.id("decision_id", told.getDecisionId()), Fields.user(told.getUserId()),
        Fields.instant("decided_at", told.hasDecidedAt(), told.getDecidedAt()), trigger(told.getTrigger()),
        outcome(told));
  }

  private static @Nullable Trigger trigger(oo.recommender.events.v1.Trigger told) {
    return switch (told) {
      case TRIGGER_PULL -> Trigger.PULL;
      case TRIGGER_PUSH -> Trigger.PUSH;
      case TRIGGER_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private static TipDecided.Outcome outcome(oo.recommender.events.v1.TipDecided told) {
    return switch (told.getOutcomeCase()) {
      case TIP -> tip(told.getTip());
      case SILENCE -> silence(told.getSilence());
      case OUTCOME_NOT_SET -> throw new IllegalArgumentException("outcome is none that is known here");
    };
  }

  private static TipDecided.Tip tip(oo.recommender.events.v1.TipOutcome told) {
    return new TipDecided.Tip(
        Fields.id("tip.tip_id", told.getTipId()), Fields.text("tip.ref", told.getRef()), Fields.kind(told.getKind()),
        Fields.instant("tip.expires_at", told.hasExpiresAt(), told.getExpiresAt()));
  }

  private static TipDecided.Silence silence(oo.recommender.events.v1.SilenceOutcome told) {
    return new TipDecided.Silence(
        Fields.knownOrNull(SilenceReason::valueOf, told.getReason()),
        Fields.instant(told.hasUntil(), told.getUntil()));
  }

  static FeedbackReceived received(byte[] payload) throws InvalidProtocolBufferException {
    var told = oo.recommender.events.v1.FeedbackReceived.parseFrom(payload);
    return new FeedbackReceived(
        Fields.id("feedback_id", told.getFeedbackId()), Fields.user(told.getUserId()),
        Fields.id("tip_id", told.getTipId()), Fields.idOrNull("decision_id", told.getDecisionId()),
        Fields.text("ref", told.getRef()), Fields.kind(told.getKind()), reaction(told), told.getDone().getLate(),
        Fields.instant("received_at", told.hasReceivedAt(), told.getReceivedAt()));
  }

  private static Reaction reaction(oo.recommender.events.v1.FeedbackReceived told) {
    return switch (told.getReactionCase()) {
      case SEEN -> new Reaction.Seen();
      case DONE -> new Reaction.Done();
      case SNOOZED -> new Reaction.Snooze(
          Fields.instant("snoozed.until", told.getSnoozed().hasUntil(), told.getSnoozed().getUntil()));
      case DISMISSED -> new Reaction.Dismiss(
          Fields.known("dismissed.reason", Dismissal::ofWireName, told.getDismissed().getReason()));
      case REACTION_NOT_SET -> throw new IllegalArgumentException("reaction is none that is known here");
    };
  }
}
