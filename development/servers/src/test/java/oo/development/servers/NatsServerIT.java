package oo.development.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatsServerIT {

  @Test
  void asksForTlsAndAKeyAndHasJetStream() throws IOException {
    try (var server = NatsServer.temporary()) {
      assertThat(greeting(server)).contains("\"version\":\"2.15.1\"", "\"jetstream\":true", "\"tls_required\":true", "\"auth_required\":true");
      assertThat(Files.readString(server.credentials().resolve("admin.nk"))).matches("SU[A-Z2-7]{56}\n");
    }
  }

  @Test
  void comesBackOnItsPortAfterAKill() throws IOException {
    try (var server = NatsServer.temporary()) {
      var port = server.port();
      server.killHard();
      assertThat(server.isRunning()).isFalse();
      server.restart();
      assertThat(server.port()).isEqualTo(port);
      assertThat(greeting(server)).startsWith("INFO");
    }
  }

  @Test
  void answersNothingWhileItIsSuspended() throws IOException {
    try (var server = NatsServer.temporary()) {
      server.suspend();
      assertThatThrownBy(() -> greeting(server)).isInstanceOf(SocketTimeoutException.class);
      server.resume();
      assertThat(greeting(server)).startsWith("INFO");
    }
  }

  @Test
  void stopsTheServerThatAnEarlierProcessLeft(@TempDir Path dataDir) throws IOException {
    var first = NatsServer.start(dataDir, 0, List.of(NatsServer.ADMIN));
    var pid = Files.readString(dataDir.resolve("nats/nats-server.pid"));
    var seed = Files.readString(first.credentials().resolve("admin.nk"));
    assertThatThrownBy(() -> NatsServer.start(dataDir, 0, List.of(NatsServer.ADMIN)))
        .isInstanceOf(ServerStartException.AlreadyRunning.class);
    new NatsProcess(dataDir.resolve("nats").toRealPath()).start(dataDir.resolve("nats/nats-server.conf"), first.port());
    assertThat(Files.readString(dataDir.resolve("nats/nats-server.pid"))).isNotEqualTo(pid);
    assertThat(ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcessHandle::isAlive)).isEmpty();
    first.close();
    try (var second = NatsServer.start(dataDir, 0, List.of(NatsServer.ADMIN))) {
      assertThat(Files.readString(second.credentials().resolve("admin.nk"))).isEqualTo(seed);
    }
  }

  @Test
  void saysThatItsPortIsTaken(@TempDir Path dataDir) {
    try (var server = NatsServer.temporary()) {
      assertThatThrownBy(() -> NatsServer.start(dataDir, server.port(), List.of(NatsServer.ADMIN)))
          .isInstanceOf(ServerStartException.PortTaken.class);
    }
  }

  private static String greeting(NatsServer server) throws IOException {
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(500);
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }
  }
}
