package oo.recommender.application.port;

import static oo.recommender.application.port.RecommenderExamples.NOON;
import static oo.recommender.application.port.RecommenderExamples.id;
import static oo.recommender.application.port.RecommenderExamples.key;
import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import oo.recommender.application.port.Feedbacks.Append;
import oo.recommender.application.port.Feedbacks.Change;
import oo.recommender.application.port.Feedbacks.Found;
import oo.recommender.application.port.Feedbacks.Outcome;
import oo.recommender.domain.decision.Answer;
import oo.recommender.domain.state.FeedbackReceived;
import oo.recommender.domain.tip.Dismissal;
import oo.recommender.domain.tip.Feedback;
import oo.recommender.domain.tip.Reaction;
import oo.recommender.domain.tip.TipState;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

/** What {@link Feedbacks} promises. */
public abstract class FeedbacksContract {

  private static final Instant LATER = NOON.plusSeconds(60);

  protected abstract RecommenderStore store();

  private UUID offered(UserId user) {
    var decision = RecommenderExamples.tip(user, UserTips.NONE, 1);
    store().decisions().append(new Decisions.Append(decision.record(), decision.tips(), null, null));
    return ((Answer.Offered) decision.record().answer()).id();
  }

  private static Feedback feedback(UserId user, UUID tip, Reaction reaction, TipState state, boolean repeated) {
    return new Feedback(id(), user, tip, reaction, state, repeated, false, LATER);
  }

  private Append moving(UserId user, UUID tip, Reaction reaction, TipState state, oo.shared.application.IdempotencyKey key) {
    var reacting = (Found.Reacting) store().feedbacks().find(user, tip, null);
    var moved = reacting.tip().in(state);
    var feedback = feedback(user, tip, reaction, state, false);
    var event = new FeedbackReceived(
        feedback.id(), user, tip, moved.decision(), moved.content().ref(), moved.content().kind(), reaction, false, LATER);
    return new Append(feedback, new Change(moved, reacting.tips().after(moved, LATER), event), key);
  }

  @Test
  void keepsReactionTipUsersTipsAndEventTogether() {
    var user = someone();
    var tip = offered(user);
    var state = new TipState.Dismissed(LATER, Dismissal.NEVER_THIS);
    var append = moving(user, tip, new Reaction.Dismiss(Dismissal.NEVER_THIS), state, key("k", 1));

    assertThat(store().feedbacks().append(append)).isInstanceOf(Outcome.Appended.class);

    var known = store().users().of(user);
    assertThat(store().tips().find(user, tip)).isEqualTo(append.change().tip());
    assertThat(known.openTip()).isNull();
    assertThat(known.tips().never()).hasSize(1);
    assertThat(known.tips().version()).isEqualTo(2);
    assertThat(store().events(user)).containsExactly("TipDecided", "FeedbackReceived");
    assertThat(store().feedbacks().find(user, tip, key("k", 1))).isEqualTo(new Found.AnsweredBefore(append.feedback()));
  }

  @Test
  void givesBackEveryReactionAndStateAsItWasKept() {
    var until = NOON.plusSeconds(90_000);
    var cases = List.of(
        List.of(new Reaction.Seen(), new TipState.Seen(LATER)),
        List.of(new Reaction.Done(), new TipState.Done(LATER, true)),
        List.of(new Reaction.Snooze(until), new TipState.Snoozed(LATER, until)),
        List.of(new Reaction.Dismiss(Dismissal.WRONG_REASON), new TipState.Dismissed(LATER, Dismissal.WRONG_REASON)));
    for (var one : cases) {
      var user = someone();
      var tip = offered(user);
      var append = moving(user, tip, (Reaction) one.get(0), (TipState) one.get(1), key("k", 1));
      store().feedbacks().append(append);

      assertThat(store().feedbacks().find(user, tip, null))
          .isInstanceOfSatisfying(Found.Reacting.class, found -> assertThat(found.tip().state()).isEqualTo(one.get(1)));
      assertThat(store().feedbacks().find(user, tip, key("k", 1)))
          .isEqualTo(new Found.AnsweredBefore(append.feedback()));
    }
  }

  @Test
  void keepsNothingOfAReactionToTipsThatChangedMeanwhile() {
    var user = someone();
    var tip = offered(user);
    var stale = moving(user, tip, new Reaction.Done(), new TipState.Done(LATER, false), key("k", 1));
    store().feedbacks().append(moving(user, tip, new Reaction.Seen(), new TipState.Seen(LATER), null));

    assertThat(store().feedbacks().append(stale)).isInstanceOf(Outcome.Conflict.class);

    assertThat(store().tips().find(user, tip)).isNotNull()
        .extracting(found -> found.state()).isEqualTo(new TipState.Seen(LATER));
    assertThat(store().events(user)).containsExactly("TipDecided", "FeedbackReceived");
    assertThat(store().feedbacks().find(user, tip, key("k", 1))).isInstanceOf(Found.Reacting.class);
  }

  @Test
  void keepsARepeatedReactionWithoutChangeOrEvent() {
    var user = someone();
    var tip = offered(user);
    var seen = feedback(user, tip, new Reaction.Seen(), new TipState.Seen(LATER), true);

    assertThat(store().feedbacks().append(new Append(seen, null, key("k", 1)))).isInstanceOf(Outcome.Appended.class);

    assertThat(store().events(user)).containsExactly("TipDecided");
    assertThat(store().users().of(user).tips().version()).isEqualTo(1);
    assertThat(store().feedbacks().append(
        new Append(feedback(user, tip, new Reaction.Seen(), new TipState.Seen(LATER), true), null, key("k", 1))))
        .isEqualTo(new Outcome.AnsweredBefore(seen));
    assertThat(store().feedbacks().append(
        new Append(feedback(user, tip, new Reaction.Seen(), new TipState.Seen(LATER), true), null, key("k", 2))))
        .isInstanceOf(Outcome.KeyReused.class);
    assertThat(store().feedbacks().find(user, tip, key("k", 2))).isInstanceOf(Found.KeyReused.class);
  }

  @Test
  void refusesAKeyThatMadeADecision() {
    var user = someone();
    var decision = RecommenderExamples.tip(user, UserTips.NONE, 1);
    store().decisions().append(new Decisions.Append(decision.record(), decision.tips(), null, key("k", 1)));

    assertThat(store().feedbacks().find(user, id(), key("k", 2))).isInstanceOf(Found.KeyReused.class);
  }

  @Test
  void findsNoTipOfAnotherUser() {
    var tip = offered(someone());

    assertThat(store().feedbacks().find(someone(), tip, null)).isInstanceOf(Found.NotFound.class);
    assertThat(store().feedbacks().find(someone(), id(), null)).isInstanceOf(Found.NotFound.class);
  }
}
