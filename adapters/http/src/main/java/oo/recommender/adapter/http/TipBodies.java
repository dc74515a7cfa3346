package oo.recommender.adapter.http;

import java.util.List;
import oo.codegen.http.model.Feedback;
import oo.codegen.http.model.NoAction;
import oo.codegen.http.model.OfferedTip;
import oo.codegen.http.model.OpenSourceAction;
import oo.codegen.http.model.Reason;
import oo.codegen.http.model.Silence;
import oo.codegen.http.model.TimerAction;
import oo.codegen.http.model.Tip;
import oo.recommender.application.SilenceView;
import oo.recommender.application.TipView;
import oo.recommender.domain.TipAction;
import oo.recommender.domain.tip.TipContent;
import oo.recommender.domain.tip.TipState;
import oo.shared.adapter.http.TypeId;

/** What the recommender says, in the contract's words. */
final class TipBodies {

  private TipBodies() {}

  static OfferedTip offered(TipView tip, boolean reopened) {
    var content = tip.content();
    return new OfferedTip(
        TypeId.DECISION.of(tip.decision()), TypeId.TIP.of(tip.id()), content.kind().wireName(), content.title(),
        content.body(), content.effort().toString(), action(content.action()), why(content), tip.decidedAt(),
        tip.expiresAt(), reopened);
  }

  static Silence silence(SilenceView silence) {
    return new Silence(
        TypeId.DECISION.of(silence.decision()), silence.reason().name(), silence.text(), silence.until());
  }

  static Tip tip(TipView tip) {
    var content = tip.content();
    return new Tip(
        TypeId.TIP.of(tip.id()), content.kind().wireName(), content.title(), content.body(),
        content.effort().toString(), action(content.action()), why(content), tip.state().wireName(), tip.decidedAt(),
        tip.expiresAt(), tip.state() instanceof TipState.Snoozed snoozed ? snoozed.until() : null,
        tip.state() instanceof TipState.Dismissed dismissed ? dismissed.reason().wireName() : null);
  }

  /** All but the state of a tip stays as it is, and a tip is in each state at most once. */
  static long version(TipState state) {
    return switch (state) {
      case TipState.Offered _ -> 1;
      case TipState.Seen _ -> 2;
      case TipState.Snoozed _ -> 3;
      case TipState.Dismissed _ -> 4;
      case TipState.Skipped _ -> 5;
      case TipState.Expired _ -> 6;
      case TipState.Done _ -> 7;
    };
  }

  static Feedback feedback(oo.recommender.domain.tip.Feedback kept) {
    return new Feedback(
        TypeId.FEEDBACK.of(kept.id()), TypeId.TIP.of(kept.tip()), kept.state().wireName(), kept.repeated(),
        kept.late(), kept.at());
  }

  private static oo.codegen.http.model.TipAction action(TipAction action) {
    return switch (action) {
      case TipAction.None _ -> new NoAction();
      case TipAction.Timer timer -> new TimerAction(timer.length().toString());
      case TipAction.OpenSource open -> new OpenSourceAction(open.ref());
    };
  }

  private static List<Reason> why(TipContent content) {
    return content.why().stream().map(reason -> new Reason(reason.code().name(), reason.sentence())).toList();
  }
}
