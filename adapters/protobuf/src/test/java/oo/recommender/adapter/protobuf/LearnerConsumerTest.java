package oo.recommender.adapter.protobuf;

import static oo.recommender.adapter.protobuf.Told.message;
import static oo.recommender.adapter.protobuf.Told.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import oo.recommender.application.LearnFromFeedback;
import oo.recommender.domain.learning.Aftermath;
import oo.recommender.events.v1.Seen;
import oo.recommender.events.v1.TipExpired;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;

class LearnerConsumerTest {

  private static final UserId USER = new UserId(Told.USER);

  private static LearnFromFeedback.Command told(Aftermath aftermath) {
    return new LearnFromFeedback.Command(new UUID(8, 8), USER, Told.TIP, aftermath);
  }

  @Test
  void readsReactionsAndWhatNobodyAnswered() {
    assertThat(LearnerConsumer.decode(message(Told.feedback().build())))
        .isEqualTo(told(new Aftermath(false, false, false, null, noonPlus(10))));
    assertThat(LearnerConsumer.decode(message(Told.feedback().setSeen(Seen.getDefaultInstance()).build())))
        .isEqualTo(told(new Aftermath(true, false, false, null, null)));
    var expired = TipExpired.newBuilder().setUserId(Told.USER.toString()).setTipId(Told.TIP.toString());
    assertThat(LearnerConsumer.decode(message(expired.build()))).isEqualTo(told(Aftermath.IGNORED));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> LearnerConsumer.decode(message(Told.tip().build()))).isInstanceOf(UnreadableMessage.class);
    assertThatThrownBy(() -> LearnerConsumer.decode(message(TipExpired.getDefaultInstance()))).hasMessageContaining("user_id");
  }
}
