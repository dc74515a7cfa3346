package oo.events.adapter.inprocess;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import oo.events.application.port.InMemoryRedeliveries;
import oo.events.application.port.RecordingConsumer;
import oo.events.application.port.Redeliveries;
import oo.events.application.port.Subscription;
import org.junit.jupiter.api.Test;

class InProcessBusTest extends InProcessBusContract {

  private final InMemoryRedeliveries redeliveries = new InMemoryRedeliveries();

  @Override
  Redeliveries redeliveries() {
    return redeliveries;
  }

  @Test
  void refusesTwoConsumersWithOneName() {
    var consumer = new RecordingConsumer("one");
    var bus = start(consumer.wants("oo.>"));
    assertThatThrownBy(() -> bus.subscribe(consumer.wants("oo.profile.>")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one");
  }

  @Test
  void refusesAConsumerOfAModuleWithoutRedeliveries() {
    var wish = new RecordingConsumer("one").wants("oo.>");
    var bus = start();
    assertThatThrownBy(() -> bus.subscribe(
        new Subscription(wish.consumer(), "gateway", wish.subjects(), wish.handler())))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("gateway");
  }
}
