package oo.recommender.application.port;

import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.tip.Tip;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

/** What {@link Tips} promises. */
public abstract class TipsContract {

  protected abstract RecommenderStore store();

  private List<Tip> offered(UserId user, int count) {
    var newestFirst = new ArrayList<Tip>();
    for (int seed = 0; seed < count; seed++) {
      var decision = RecommenderExamples.tip(user, UserTips.NONE, seed);
      store().decisions().append(new Decisions.Append(decision.record(), null, null, null));
      newestFirst.addFirst(decision.record().tip((Answer.Offered) decision.record().answer()));
    }
    return newestFirst;
  }

  @Test
  void listsTheNewestFirstAndGoesOnAfterAny() {
    var user = someone();
    var tips = offered(user, 7);
    offered(someone(), 2);

    assertThat(store().tips().newest(user, null, null, 3)).isEqualTo(tips.subList(0, 3));
    assertThat(store().tips().newest(user, null, tips.get(2).id(), 3)).isEqualTo(tips.subList(3, 6));
    assertThat(store().tips().newest(user, null, tips.get(5).id(), 3)).isEqualTo(tips.subList(6, 7));
    assertThat(store().tips().newest(user, null, tips.get(6).id(), 3)).isEmpty();
  }

  @Test
  void listsOnlyTheKindThatIsAskedFor() {
    var user = someone();
    var tips = offered(user, 20);

    for (var kind : TipKind.values()) {
      assertThat(store().tips().newest(user, kind, null, 100))
          .isEqualTo(tips.stream().filter(tip -> tip.content().kind() == kind).toList());
    }
  }

  @Test
  void findsATipForItsOwnUserOnly() {
    var user = someone();
    var tip = offered(user, 1).getFirst();

    assertThat(store().tips().find(user, tip.id())).isEqualTo(tip);
    assertThat(store().tips().find(someone(), tip.id())).isNull();
    assertThat(store().tips().find(user, RecommenderExamples.id())).isNull();
  }

  @Test
  void listsNoSilence() {
    var user = someone();
    store().decisions().append(new Decisions.Append(RecommenderExamples.silence(user).record(), null, null, null));

    assertThat(store().tips().newest(user, null, null, 10)).isEmpty();
  }
}
