package oo.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListeningTest {

  @Test
  void namesThePortThatIsTaken() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Listening.check("127.0.0.1", other.getLocalPort()))
          .hasCauseInstanceOf(BindException.class)
          .hasMessageContaining("port " + other.getLocalPort() + " on 127.0.0.1: Address already in use");
    }
  }

  @Test
  void namesTheHostThatIsNotThere() {
    assertThatThrownBy(() -> Listening.check("nowhere.invalid", 0)).hasMessageContaining("nowhere.invalid");
  }

  @Test
  void takesAFreePort() {
    Listening.check("127.0.0.1", 0);
  }
}
