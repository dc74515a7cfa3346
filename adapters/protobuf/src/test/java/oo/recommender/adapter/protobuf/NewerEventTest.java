package oo.recommender.adapter.protobuf;

import static oo.recommender.adapter.protobuf.Told.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import newer.oo.recommender.events.v1.ConsideredOutcome;
import newer.oo.recommender.events.v1.Done;
import newer.oo.recommender.events.v1.FeedbackReceived;
import newer.oo.recommender.events.v1.QuestionOutcome;
import newer.oo.recommender.events.v1.Shared;
import newer.oo.recommender.events.v1.TipDecided;
import newer.oo.recommender.events.v1.Trigger;
import oo.recommender.application.ApplyUserEvent;
import oo.recommender.application.port.InMemoryRecommender;
import oo.recommender.domain.state.UserEvent;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

/** Events told by a version of oO that is newer than the one that reads them; both schemas are compiled. */
class NewerEventTest {

  private static final UserId USER = new UserId(Told.USER);

  private final InMemoryRecommender store = new InMemoryRecommender();
  private final RecommenderConsumer consumer = new RecommenderConsumer(new ApplyUserEvent(store.userStates()));

  private static TipDecided.Builder tip() {
    return parsed(TipDecided.newBuilder(), Told.tip().build());
  }

  private static FeedbackReceived.Builder feedback() {
    return parsed(FeedbackReceived.newBuilder(), Told.feedback().build());
  }

  /** The event of today as the newer version reads it. */
  private static <B extends Message.Builder> B parsed(B newer, Message today) {
    try {
      newer.mergeFrom(today.toByteArray());
      return newer;
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static TipDecided everythingNew() {
    var event = tip().setTrigger(Trigger.TRIGGER_SCHEDULE).setDevice("watch")
        .addConsidered(ConsideredOutcome.newBuilder().setRef("advice:nap").setProbability(0.25));
    event.getTipBuilder().setDifficulty(3);
    return event.build();
  }

  private static UserEvent read(Message event) {
    return RecommenderConsumer.decode(message(event));
  }

  @Test
  void isReadWithoutTheFieldsThatAreNew() {
    var event = tip().setDevice("watch").addConsidered(ConsideredOutcome.newBuilder().setRef("advice:nap"));
    event.getTipBuilder().setDifficulty(3);

    assertThat(event.build().getUnknownFields().asMap()).isEmpty();
    assertThat(read(event.build())).isEqualTo(read(Told.tip().build()));
    assertThat(read(feedback().setDone(Done.newBuilder().setLate(true).setRating(5)).build()))
        .isEqualTo(read(Told.feedback().build()));
  }

  @Test
  void isConsumedWithAnEnumValueThatNothingDependsOn() {
    var event = everythingNew();

    assertThat(((oo.recommender.domain.state.TipDecided) read(event)).trigger()).isNull();
    consumer.handle(message(event));
    assertThat(store.users().of(USER).state().tips()).containsOnlyKeys(Told.TIP);
  }

  @Test
  void isConsumedWithAReasonForSilenceThatIsNew() {
    var event = parsed(TipDecided.newBuilder(), Told.silence().build());
    event.getSilenceBuilder().setReason("USER_IS_DRIVING");

    var outcome = ((oo.recommender.domain.state.TipDecided) read(event.build())).outcome();
    assertThat(outcome).isEqualTo(new oo.recommender.domain.state.TipDecided.Silence(null, Told.noonPlus(600)));
  }

  @Test
  void isRefusedWhenWhatItTellsIsNew() {
    var question = tip().setQuestion(QuestionOutcome.newBuilder().setText("How are you?")).build();
    var shared = feedback().setShared(Shared.newBuilder().setPeople(2)).build();
    var kind = tip();
    kind.getTipBuilder().setKind("gardening");

    assertThatThrownBy(() -> consumer.handle(message(question))).hasMessageEndingWith("outcome is none that is known here");
    assertThatThrownBy(() -> consumer.handle(message(shared))).hasMessageEndingWith("reaction is none that is known here");
    assertThatThrownBy(() -> consumer.handle(message(kind.build()))).hasMessageEndingWith("kind is none that is known here");
    assertThat(store.users().of(USER).state().tips()).isEmpty();
  }

  @Test
  void isAppliedAfterItsRefusalAsSoonAsItIsUnderstood() {
    var refused = message(tip().setQuestion(QuestionOutcome.newBuilder().setText("How are you?")).build());
    assertThatThrownBy(() -> consumer.handle(refused)).isInstanceOf(UnreadableMessage.class);

    // The same message, by its id, as code that knows the outcome would find it.
    consumer.handle(message(Told.tip().build()));

    assertThat(store.users().of(USER).state().tips()).containsOnlyKeys(Told.TIP);
  }

  @Test
  void isWrittenOnWithEverythingThatIsNotKnownHere() throws InvalidProtocolBufferException {
    var event = everythingNew();
    var today = oo.recommender.events.v1.TipDecided.parseFrom(event.toByteArray());
    var changed = today.toBuilder().setDecisionId("changed").build();

    assertThat(today.getTrigger()).isEqualTo(oo.recommender.events.v1.Trigger.UNRECOGNIZED);
    assertThat(today.getTriggerValue()).isEqualTo(3);
    assertThat(TipDecided.parseFrom(today.toByteArray())).isEqualTo(event);
    assertThat(TipDecided.parseFrom(changed.toByteArray())).isEqualTo(event.toBuilder().setDecisionId("changed").build());
  }

  @Test
  void isWrittenOnWithAnOutcomeThatIsNotKnownHere() throws InvalidProtocolBufferException {
    var event = tip().setQuestion(QuestionOutcome.newBuilder().setText("How are you?")).build();
    var today = oo.recommender.events.v1.TipDecided.parseFrom(event.toByteArray());

    assertThat(today.getOutcomeCase()).isEqualTo(oo.recommender.events.v1.TipDecided.OutcomeCase.OUTCOME_NOT_SET);
    assertThat(TipDecided.parseFrom(today.toByteArray())).isEqualTo(event);
  }
}
