package oo.recommender.adapter.protobuf;

import static oo.recommender.adapter.protobuf.Told.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.List;
import older.oo.recommender.events.v1.Done;
import older.oo.recommender.events.v1.FeedbackReceived;
import older.oo.recommender.events.v1.TipDecided;
import oo.recommender.domain.tip.Reaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events told by a version of oO that is older than the one that reads them; both schemas are compiled. */
class OlderEventTest {

  static List<Message> today() {
    return List.of(Told.tip().build(), Told.silence().build(), Told.feedback().build());
  }

  @Test
  void isReadAsItWasMeant() throws InvalidProtocolBufferException {
    var event = TipDecided.parseFrom(Told.tip().build().toByteArray());

    assertThat(event.getUnknownFields().asMap()).isEmpty();
    assertThat(RecommenderConsumer.decode(message(event))).isEqualTo(RecommenderConsumer.decode(message(Told.tip().build())));
  }

  @Test
  void isReadWithoutWhatItCouldNotTell() {
    var known = Told.feedback();
    var event = FeedbackReceived.newBuilder().setUserId(known.getUserId()).setFeedbackId(known.getFeedbackId())
        .setTipId(known.getTipId()).setKind(known.getKind()).setRef(known.getRef()).setReceivedAt(known.getReceivedAt())
        .setDone(Done.newBuilder()).build();

    assertThat(RecommenderConsumer.decode(message(event))).isInstanceOfSatisfying(
        oo.recommender.domain.state.FeedbackReceived.class, read -> {
          assertThat(read.tip()).isEqualTo(Told.TIP);
          assertThat(read.reaction()).isEqualTo(new Reaction.Done());
          assertThat(read.decision()).isNull();
          assertThat(read.late()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("today")
  void ofTodayIsReadByAVersionToComeWithNothingLostOrInvented(Message today) throws InvalidProtocolBufferException {
    Message read = today instanceof oo.recommender.events.v1.TipDecided
        ? newer.oo.recommender.events.v1.TipDecided.parseFrom(today.toByteArray())
        : newer.oo.recommender.events.v1.FeedbackReceived.parseFrom(today.toByteArray());

    assertThat(read.toByteArray()).isEqualTo(today.toByteArray());
    assertThat(read.getUnknownFields().asMap()).isEmpty();
    assertThat(read.getAllFields().keySet()).extracting(field -> field.getName())
        .containsExactlyElementsOf(today.getAllFields().keySet().stream().map(field -> field.getName()).toList());
  }
}
