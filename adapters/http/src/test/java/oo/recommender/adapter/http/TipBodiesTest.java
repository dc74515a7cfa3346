package oo.recommender.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import oo.codegen.http.model.NoAction;
import oo.codegen.http.model.OpenSourceAction;
import oo.codegen.http.model.TimerAction;
import oo.recommender.application.TipView;
import oo.recommender.domain.Reason;
import oo.recommender.domain.TipAction;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.tip.Examples;
import oo.recommender.domain.tip.TipContent;
import oo.recommender.domain.tip.TipState;
import org.junit.jupiter.api.Test;

class TipBodiesTest {

  private static TipView tip(TipAction action) {
    var content = new TipContent(
        "task:4f", TipKind.TASK, "Report", "Finish it.", Duration.ofMinutes(90), action,
        List.of(new Reason(Reason.Code.DUE_SOON, "It is due at 17:00."), new Reason(Reason.Code.LIKED_KIND, "You like tasks.")));
    var example = Examples.tip("task:4f");
    return new TipView(
        example.id(), example.decision(), content, example.offeredAt(), example.expiresAt(), new TipState.Offered());
  }

  @Test
  void namesEveryAction() {
    assertThat(TipBodies.tip(tip(new TipAction.None())).action()).isEqualTo(new NoAction());
    assertThat(TipBodies.tip(tip(new TipAction.Timer(Duration.ofSeconds(3690)))).action())
        .isEqualTo(new TimerAction("PT1H1M30S"));
    assertThat(TipBodies.offered(tip(new TipAction.OpenSource("4f")), true).action())
        .isEqualTo(new OpenSourceAction("4f"));
  }

  @Test
  void saysTheSameOfAnOfferAndOfItsTip() {
    var view = tip(new TipAction.None());
    var offered = TipBodies.offered(view, true);
    var tip = TipBodies.tip(view);

    assertThat(offered.effort()).isEqualTo(tip.effort()).isEqualTo("PT1H30M");
    assertThat(offered.why()).isEqualTo(tip.why()).containsExactly(
        new oo.codegen.http.model.Reason("DUE_SOON", "It is due at 17:00."),
        new oo.codegen.http.model.Reason("LIKED_KIND", "You like tasks."));
    assertThat(offered.kind()).isEqualTo(tip.kind()).isEqualTo("task");
    assertThat(offered.reopened()).isTrue();
  }
}
