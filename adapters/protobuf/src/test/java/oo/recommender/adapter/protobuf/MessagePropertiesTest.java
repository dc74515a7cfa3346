package oo.recommender.adapter.protobuf;

import static oo.recommender.adapter.protobuf.Told.message;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MessagePropertiesTest {

  @Property
  void readsOrRefusesWhateverBytesCome(@ForAll("payloads") byte[] payload) {
    for (var event : UnreadableMessageTest.all()) {
      try {
        assertThat(RecommenderConsumer.decode(message(event.getDescriptorForType().getFullName(), payload))).isNotNull();
      } catch (UnreadableMessage expected) {
        assertThat(expected).hasMessageContaining("cannot be read");
      }
    }
  }

  @Provide
  Arbitrary<byte[]> payloads() {
    var rubbish = Arbitraries.bytes().array(byte[].class).ofMaxSize(64);
    var damaged = Arbitraries.of(UnreadableMessageTest.all()).flatMap(event -> {
      var whole = event.toByteArray();
      return Arbitraries.integers().between(0, whole.length - 1).flatMap(place ->
          Arbitraries.bytes().map(other -> {
            var copy = whole.clone();
            copy[place] = other;
            return copy;
          }));
    });
    return Arbitraries.oneOf(rubbish, damaged);
  }
}
