package oo.pact;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.junit5.ProviderType;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction.AsynchronousMessage;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import oo.recommender.events.v1.TipDecided;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What somebody who delivers tips needs of {@code TipDecided}.
 *
 * <p>Events travel as binary protobuf, which Pact cannot look into. So the pact is about the message's JSON form (the one
 * that protobuf defines, with the names of the .proto file), and both sides go through the generated class: here the pact's
 * JSON is parsed strictly, so that it can only name fields that exist, then encoded and consumed as from the bus; the
 * provider decodes the bytes that its outbox holds. That the binary form stays compatible is the gate buf breaking's to say.
 */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "oO events", providerType = ProviderType.ASYNCH, pactVersion = PactSpecVersion.V4)
class TipDecidedConsumerTest {

  private static final String UUID_FORM = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";
  private static final String TIME_FORM = "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$";
  private static final String USER = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final String TIP = "01890a5d-ac96-774b-bcce-b302099a8058";

  /** What a delivery is made of; {@code kind} chooses the words, {@code expiresAt} is when it is too late. */
  private record Delivery(UUID user, UUID tip, String kind, Instant decidedAt, Instant expiresAt) {

    static Delivery of(byte[] payload) throws InvalidProtocolBufferException {
      var event = TipDecided.parseFrom(payload);
      return new Delivery(UUID.fromString(event.getUserId()), UUID.fromString(event.getTip().getTipId()), event.getTip().getKind(),
          Instant.ofEpochSecond(event.getDecidedAt().getSeconds()), Instant.ofEpochSecond(event.getTip().getExpiresAt().getSeconds()));
    }
  }

  @Pact(consumer = "oO delivery")
  V4Pact tipWasDecided(PactBuilder builder) {
    var body = newJsonBody(event -> {
      event.stringMatcher("user_id", UUID_FORM, USER);
      event.stringMatcher("decision_id", UUID_FORM, "01890a5d-ac96-774b-bcce-b302099a8059");
      event.stringMatcher("decided_at", TIME_FORM, "2026-11-23T12:35:00Z");
      event.stringMatcher("trigger", "^TRIGGER_(PULL|PUSH)$", "TRIGGER_PUSH");
      event.object("tip", tip -> {
        tip.stringMatcher("tip_id", UUID_FORM, TIP);
        tip.stringType("kind", "movement");
        tip.stringMatcher("expires_at", TIME_FORM, "2026-11-23T13:00:00Z");
      });
    }).build();
    return builder.expectsToReceiveMessageInteraction("a decision that offers a tip", message -> message
        .state("ada has an open tip")
        .withContents(contents -> contents
            .withMetadata(Map.of("subject", "oo.recommender.tip.decided.v1", "type", TipDecided.getDescriptor().getFullName()))
            .withContent(body))).toPact();
  }

  @Test
  @PactTestFor(pactMethod = "tipWasDecided")
  void deliversTheTipThatWasDecided(V4Pact pact) throws InvalidProtocolBufferException {
    var message = (AsynchronousMessage) pact.getInteractions().getFirst();
    var event = TipDecided.newBuilder();
    JsonFormat.parser().merge(message.getContents().getContents().valueAsString(), event);
    assertThat(Delivery.of(event.build().toByteArray())).isEqualTo(new Delivery(UUID.fromString(USER), UUID.fromString(TIP), "movement",
        Instant.parse("2026-11-23T12:35:00Z"), Instant.parse("2026-11-23T13:00:00Z")));
    assertThat(message.getContents().getMetadata()).containsEntry("type", "oo.recommender.events.v1.TipDecided");
  }
}
