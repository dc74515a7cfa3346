package oo.integrations.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

public abstract class InboxContract {

  protected abstract CalendarStore store();

  @Test
  void knowsAMessageThatWasHandled() {
    var message = UUID.randomUUID();
    assertThat(firstTime(message)).isTrue();
    assertThat(firstTime(message)).isFalse();
    assertThat(firstTime(UUID.randomUUID())).isTrue();
  }

  private boolean firstTime(UUID message) {
    return store().transactions().call(() -> store().inbox().firstTime(message));
  }
}
