package oo.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientsTest {

  private static final Duration BRIEF = Duration.ofMillis(300);

  private final Queue<String> keys = new ConcurrentLinkedQueue<>();
  private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/tips", exchange -> {
      keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
      exchange.getRequestBody().readAllBytes();
      int number = asked.getAndIncrement();
      byte[] answer = (number % 4 == 3 ? "{\"code\":\"CONTENDED\"}"
          : number % 4 == 2 ? "{\"outcome\":\"silence\",\"decision_id\":\"dec_1\",\"reason\":\"DAILY_CAP\"}" : DecisionsTest.TIP)
          .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(number % 4 == 3 ? 409 : 200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void countsDecisionsByOutcomeAndFailuresApart() throws InterruptedException {
    var load = new Clients(server.getAddress().getPort(), new Decisions(), 7).run(2, BRIEF, users(10));

    assertThat(load.outcomes()).containsOnlyKeys("tip", "silence DAILY_CAP", "failed 409 CONTENDED");
    long decisions = load.outcomes().get("tip") + load.outcomes().get("silence DAILY_CAP");
    assertThat(load.latencies().size()).isEqualTo((int) decisions);
    assertThat(load.perSecond()).isEqualTo(decisions / 0.3);
    assertThat(load.failures()).isEqualTo(load.outcomes().get("failed 409 CONTENDED")).isPositive();
    assertThat(load.tipShare()).isBetween(0.5, 0.8);
  }

  @Test
  void givesEveryRequestAKeyOfItsOwnAndEveryUserATurn() throws InterruptedException {
    new Clients(server.getAddress().getPort(), new Decisions(), 0xabc).run(3, BRIEF, users(9));

    assertThat(keys).allMatch(key -> key.matches("00000abc[0-9a-f]{16}"));
    // Every fourth answer is "not now", after which the same is asked again.
    assertThat((double) keys.stream().distinct().count()).isCloseTo(keys.size() * 0.75, Offset.offset(keys.size() * 0.1));
    assertThat(tokens.stream().distinct()).hasSize(9);
  }

  @Test
  void countsBrokenConnectionsAndGoesOn() throws Exception {
    try (var dead = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> {
        while (!dead.isClosed()) {
          try {
            dead.accept().close();
          } catch (IOException closed) {
            return;
          }
        }
      });
      var load = new Clients(dead.getLocalPort(), new Decisions(), 1).run(1, BRIEF, users(1));

      assertThat(load.failures()).isGreaterThan(1);
      assertThat(load.perSecond()).isZero();
    }
  }

  @Test
  void countsFromWhenARequestWasDueThoughTheServerStalls() throws Exception {
    try (var stalling = new StallingServer(Duration.ofMillis(100), Duration.ofMillis(400))) {
      var clients = new Clients(stalling.port(), new Decisions(), 1);
      var open = clients.arriving(2, 200, Duration.ofSeconds(1), users(10));
      stalling.again();
      var closed = clients.run(2, Duration.ofSeconds(1), users(10));

      // 80 requests were due while it stalled; clients that wait for their answers ask 2 of them.
      assertThat(open.latencies().milliseconds(0.8)).isGreaterThan(100);
      assertThat(closed.latencies().milliseconds(0.9)).isLessThan(100);
      assertThat(open.failures() + closed.failures()).isZero();
    }
  }

  @Test
  void asksAgainWithTheSameKeyAndTellsAReplay() throws Exception {
    try (var cutting = new CuttingServer()) {
      var load = new Clients(cutting.port(), new Decisions(), 1).run(1, BRIEF, users(3));

      // Every answer is lost at first and given to the second question.
      assertThat(load.outcomes()).containsKey("tip, replayed").doesNotContainKey("tip");
      assertThat(load.latencies().size()).isEqualTo(load.outcomes().get("tip, replayed").intValue());
      assertThat(load.failures()).isBetween((long) load.latencies().size(), load.latencies().size() + 1L);
    }
  }

  @Test
  void refusesMoreClientsThanUsers() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Clients(server.getAddress().getPort(), new Decisions(), 1).run(3, BRIEF, users(2)));
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThatIllegalStateException().isThrownBy(() -> new Clients(free, new Decisions(), 1).run(1, BRIEF, users(1))).withMessageContaining("could not start");
  }

  private static List<Request> users(int count) {
    var users = new ArrayList<Request>();
    for (int user = 0; user < count; user++) {
      users.add(Request.anotherTip("token-" + user));
    }
    return users;
  }
}
