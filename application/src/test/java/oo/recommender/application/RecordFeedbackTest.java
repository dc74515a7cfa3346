package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import oo.recommender.application.port.Decisions;
import oo.recommender.application.port.InMemoryRecommender;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Feedback;
import oo.recommender.domain.tip.Reaction;
import oo.recommender.domain.tip.TipState;
import oo.recommender.domain.tip.UserTips;
import oo.shared.application.IdempotencyKey;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordFeedbackTest {

  private final InMemoryRecommender store = new InMemoryRecommender();
  private final SettableClock clock = new SettableClock(NOON);
  private final UserId user = someone();
  private final UUID tip = offered();
  private final RecordFeedback recordFeedback = new RecordFeedback(store.feedbacks(), RecommenderExamples::id, clock);

  private UUID offered() {
    var decision = RecommenderExamples.tip(user, UserTips.NONE, 1);
    store.decisions().append(new Decisions.Append(decision.record(), decision.tips(), null, null));
    return ((Answer.Offered) decision.record().answer()).id();
  }

  private FeedbackOutcome react(Reaction reaction, @Nullable IdempotencyKey key) {
    return recordFeedback.execute(new RecordFeedback.Command(user, tip, reaction, key));
  }

  private Feedback recorded(Reaction reaction) {
    var outcome = react(reaction, null);
    assertThat(outcome).isInstanceOf(FeedbackOutcome.Recorded.class);
    return ((FeedbackOutcome.Recorded) outcome).feedback();
  }

  @Test
  void movesTheTipAndTellsOfIt() {
    var feedback = recorded(new Reaction.Done());

    assertThat(feedback.state()).isEqualTo(new TipState.Done(NOON, false));
    assertThat(feedback.repeated()).isFalse();
    assertThat(store.tips().find(user, tip)).isNotNull().extracting(found -> found.state()).isEqualTo(feedback.state());
    assertThat(store.users().of(user).openTip()).isNull();
    assertThat(store.events(user)).containsExactly("TipDecided", "FeedbackReceived");
  }

  @Test
  void takesTheSameReactionTwiceAsOne() {
    recorded(new Reaction.Done());
    var again = recorded(new Reaction.Done());

    assertThat(again.repeated()).isTrue();
    assertThat(again.state()).isEqualTo(new TipState.Done(NOON, false));
    assertThat(store.events(user)).hasSize(2);
  }

  @Test
  void creditsDoneLateAfterTheTipExpired() {
    clock.pass(Duration.ofHours(20));

    assertThat(recorded(new Reaction.Done()).late()).isTrue();
  }

  @Test
  void refusesWhatConflictsAndSaysWhereTheTipStands() {
    recorded(new Reaction.Dismiss(Dismissal.NEVER_THIS));

    assertThat(react(new Reaction.Done(), null))
        .isEqualTo(new FeedbackOutcome.Conflict(new TipState.Dismissed(NOON, Dismissal.NEVER_THIS)));
    assertThat(store.events(user)).hasSize(2);
  }

  @Test
  void refusesASnoozeIntoThePast() {
    assertThat(react(new Reaction.Snooze(NOON), null)).isInstanceOf(FeedbackOutcome.SnoozeOutOfRange.class);
    assertThat(store.reactions()).isEmpty();
  }

  @Test
  void hidesATipOfAnotherUserAndOneThatIsNot() {
    var foreign = new RecordFeedback.Command(someone(), tip, new Reaction.Done(), null);
    var missing = new RecordFeedback.Command(user, id(), new Reaction.Done(), null);

    assertThat(recordFeedback.execute(foreign)).isEqualTo(recordFeedback.execute(missing))
        .isInstanceOf(FeedbackOutcome.TipNotFound.class);
  }

  @Test
  void replaysAKeyAsItWasWhateverHappenedSince() {
    var snooze = new Reaction.Snooze(NOON.plusSeconds(3600));
    var first = (FeedbackOutcome.Recorded) react(snooze, key("k", 1));
    recorded(new Reaction.Done());

    assertThat(react(snooze, key("k", 1))).isEqualTo(new FeedbackOutcome.Recorded(first.feedback(), true));
    assertThat(react(new Reaction.Seen(), key("k", 2))).isInstanceOf(FeedbackOutcome.KeyReused.class);
  }

  @Test
  void tellsThatTheFirstRequestIsStillRunning() {
    store.hold(key("k", 1));

    assertThat(react(new Reaction.Done(), key("k", 1))).isInstanceOf(FeedbackOutcome.InFlight.class);
  }

  @Test
  void judgesAgainWhenAnotherReactionCameFirst() {
    store.beforeNextWrite(() -> recorded(new Reaction.Dismiss(Dismissal.ALREADY_DID)));

    assertThat(react(new Reaction.Done(), null)).isInstanceOf(FeedbackOutcome.Conflict.class);
  }
}
