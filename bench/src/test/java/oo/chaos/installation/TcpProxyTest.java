package oo.chaos.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

  private ServerSocket echo;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    proxy = new TcpProxy(echo.getLocalPort());
    Thread.ofVirtual().start(() -> {
      try {
        while (true) {
          var socket = echo.accept();
          Thread.ofVirtual().start(() -> {
            try (socket) {
              socket.getInputStream().transferTo(socket.getOutputStream());
            } catch (IOException cut) {
              // As it is meant to be.
            }
          });
        }
      } catch (IOException closed) {
        // The test is over.
      }
    });
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void letsEverythingThrough() throws IOException {
    try (var client = client()) {
      assertThat(echoed(client, 7)).isEqualTo(7);
      assertThat(echoed(client, 8)).isEqualTo(8);
    }
  }

  @Test
  void cutsWithAReset() throws IOException {
    try (var client = client()) {
      echoed(client, 7);
      assertThat(proxy.cut()).isEqualTo(1);
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class).hasMessageContaining("reset");
    }
    try (var client = client()) {
      assertThat(echoed(client, 9)).isEqualTo(9);
    }
  }

  @Test
  void stallsWithoutAWord() throws IOException {
    try (var client = client()) {
      echoed(client, 7);
      client.setSoTimeout(200);
      proxy.stall();
      assertThatThrownBy(() -> echoed(client, 8)).isInstanceOf(SocketTimeoutException.class);
      client.setSoTimeout(5_000);
      proxy.resume();
      assertThat(client.getInputStream().read()).isEqualTo(8);
    }
  }

  private Socket client() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  private static int echoed(Socket client, int value) throws IOException {
    client.getOutputStream().write(value);
    return client.getInputStream().read();
  }
}
