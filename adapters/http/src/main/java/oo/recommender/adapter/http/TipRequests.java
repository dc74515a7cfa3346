package oo.recommender.adapter.http;

import java.time.temporal.ChronoUnit;
import oo.codegen.http.model.DismissReaction;
import oo.codegen.http.model.DoneReaction;
import oo.codegen.http.model.SeenReaction;
import oo.codegen.http.model.SnoozeReaction;
import oo.codegen.http.model.TipRequest;
import oo.recommender.domain.Device;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Reaction;
import org.jspecify.annotations.Nullable;

/** What clients ask for, in the recommender's own words. */
final class TipRequests {

  private TipRequests() {}

  static Trigger trigger(TipRequest.TriggerEnum asked) {
    return switch (asked) {
      case PULL -> Trigger.PULL;
      case PUSH -> Trigger.PUSH;
    };
  }

  static Device device(TipRequest.@Nullable DeviceEnum asked) {
    return switch (asked) {
      case MOBILE -> Device.MOBILE;
      case DESKTOP -> Device.DESKTOP;
      case OTHER -> Device.OTHER;
      case null -> Device.OTHER;
    };
  }

  static Reaction reaction(oo.codegen.http.model.Reaction asked) {
    return switch (asked) {
      case SeenReaction _ -> new Reaction.Seen();
      case DoneReaction _ -> new Reaction.Done();
      // Instants are kept to the millisecond: the same snooze again has to be the same once it was stored.
      case SnoozeReaction snooze -> new Reaction.Snooze(snooze.until().truncatedTo(ChronoUnit.MILLIS));
      case DismissReaction dismiss -> new Reaction.Dismiss(dismissal(dismiss.reason()));
    };
  }

  private static Dismissal dismissal(DismissReaction.ReasonEnum asked) {
    return switch (asked) {
      case NOT_NOW -> Dismissal.NOT_NOW;
      case NEVER_THIS -> Dismissal.NEVER_THIS;
      case ALREADY_DID -> Dismissal.ALREADY_DID;
      case WRONG_REASON -> Dismissal.WRONG_REASON;
    };
  }
}
