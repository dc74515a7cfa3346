package oo.recommender.adapter.postgres;

import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.Feedbacks;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.state.FeedbackReceived;
import oo.recommender.domain.tip.Feedback;
import oo.recommender.domain.tip.Reaction;
import oo.recommender.domain.tip.TipState;
import oo.recommender.domain.tip.UserTips;
import oo.shared.adapter.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each call of the hot path costs on the wire. */
class RoundTripsIT {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static Wire wire;
  private static PostgresStore store;

  @BeforeAll
  static void connect() throws IOException {
    wire = new Wire(DATABASE.url());
    store = PostgresStore.over(DATABASE.open(wire.through(DATABASE.settings("recommender", 1))));
    // Both pools connect before anything is counted: the one for batches, and the one for all else.
    store.users().of(someone());
    store.feedbacks().find(someone(), id(), key("first", 1));
  }

  @AfterAll
  static void close() {
    DATABASE.close();
    wire.close();
  }

  private static int roundTripsOf(Runnable call) {
    int before = wire.roundTrips();
    call.run();
    return wire.roundTrips() - before;
  }

  @Test
  void decidesWithOneReadAndOneWrite() {
    var user = someone();
    assertThat(roundTripsOf(() -> store.users().of(user))).isOne();

    var first = RecommenderExamples.tip(user, UserTips.NONE, 1);
    assertThat(roundTripsOf(() -> assertThat(
        store.decisions().append(new Decisions.Append(first.record(), first.tips(), null, key("k", 1))))
        .isInstanceOf(Decisions.Outcome.Appended.class))).isOne();

    var second = RecommenderExamples.tip(user, store.users().of(user).tips().skipped(), 2);
    var skipped = ((Answer.Offered) first.record().answer()).id();
    assertThat(roundTripsOf(() -> assertThat(
        store.decisions().append(new Decisions.Append(second.record(), second.tips(), skipped, key("l", 1))))
        .isInstanceOf(Decisions.Outcome.Appended.class))).isOne();
    assertThat(roundTripsOf(() -> store.decisions().append(
        new Decisions.Append(RecommenderExamples.silence(user).record(), null, null, null)))).isOne();
  }

  @Test
  void takesAReactionWithOneReadAndOneWrite() {
    var user = someone();
    var decision = RecommenderExamples.tip(user, UserTips.NONE, 1);
    store.decisions().append(new Decisions.Append(decision.record(), decision.tips(), null, null));
    var tip = ((Answer.Offered) decision.record().answer()).id();
    assertThat(roundTripsOf(() -> store.feedbacks().find(user, tip, key("k", 1)))).isOne();

    var reacting = (Feedbacks.Found.Reacting) store.feedbacks().find(user, tip, null);
    var seen = reacting.tip().in(new TipState.Seen(NOON));
    var feedback = new Feedback(id(), user, tip, new Reaction.Seen(), seen.state(), false, false, NOON);
    var event = new FeedbackReceived(
        feedback.id(), user, tip, seen.decision(), seen.content().ref(), seen.content().kind(), new Reaction.Seen(),
        false, NOON);
    assertThat(roundTripsOf(() -> assertThat(store.feedbacks().append(new Feedbacks.Append(
        feedback, new Feedbacks.Change(seen, reacting.tips().after(seen, NOON), event), key("k", 1))))
        .isInstanceOf(Feedbacks.Outcome.Appended.class))).isOne();
  }
}
