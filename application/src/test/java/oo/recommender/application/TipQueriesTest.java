package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.InMemoryRecommender;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.tip.TipState;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

class TipQueriesTest {

  private final InMemoryRecommender store = new InMemoryRecommender();
  private final SettableClock clock = new SettableClock(NOON);
  private final TipQueries queries = new TipQueries(store.tips(), clock);
  private final UserId user = someone();

  private void offer(int count) {
    for (int seed = 0; seed < count; seed++) {
      store.decisions().append(
          new Decisions.Append(RecommenderExamples.tip(user, UserTips.NONE, seed).record(), null, null, null));
    }
  }

  @Test
  void pagesThroughEveryTipOnceTheNewestFirst() {
    offer(7);
    var seen = new ArrayList<UUID>();
    UUID before = null;
    do {
      var page = queries.list(user, null, before, 3);
      page.items().forEach(tip -> seen.add(tip.id()));
      before = page.next();
    } while (before != null);

    assertThat(seen).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void endsWithoutACursorWhenThePageIsJustFull() {
    offer(3);

    assertThat(queries.list(user, null, null, 3).next()).isNull();
    assertThat(queries.list(someone(), null, null, 3)).isEqualTo(new TipQueries.Page(java.util.List.of(), null));
  }

  @Test
  void showsATipAsExpiredOnceItsTimeIsOver() {
    offer(1);
    var id = queries.list(user, null, null, 1).items().getFirst().id();

    assertThat(queries.find(user, id)).isNotNull().extracting(TipView::state).isEqualTo(new TipState.Offered());
    clock.pass(Duration.ofHours(3));
    assertThat(queries.find(user, id)).isNotNull().extracting(TipView::state).isEqualTo(new TipState.Expired(false));
    assertThat(queries.find(someone(), id)).isNull();
  }
}
