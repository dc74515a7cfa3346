package oo.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import oo.codegen.http.Call;
import oo.codegen.http.Reply;
import oo.codegen.http.model.ConsentList;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private static final String GET = "GET /v1/consents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ada\r\n\r\n";

  private static HttpGateway.Limits limits(int connections, int requests, Duration idle) {
    return new HttpGateway.Limits(connections, requests, 1_000_000, 16 * 1024, 64 * 1024, 1024 * 1024, idle,
        Duration.ZERO, Duration.ofSeconds(5));
  }

  @Test
  void givesUpOnClientsThatTrickleTheirHeaders() throws Exception {
    try (TestGateway server = new TestGateway(new ExampleRoutes(Contract.bundled()).routes(),
            limits(100, 100, Duration.ofSeconds(2)), List.of());
        RawHttp slow = new RawHttp(server.gateway.port())) {
      slow.send("GET /v1/consents HTTP/1.1\r\nHost: x\r\n");
      CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> closed(slow));
      for (int i = 0; i < 40 && !closed.isDone(); i++) {
        slow.send("X-" + i + ": 1\r\n");
        Thread.sleep(250);
      }
      assertThat(closed.get(1, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void givesUpOnABodyThatDoesNotCome() throws Exception {
    try (TestGateway server = new TestGateway(new ExampleRoutes(Contract.bundled()).routes(),
            limits(100, 100, Duration.ofSeconds(1)), List.of());
        RawHttp slow = new RawHttp(server.gateway.port())) {
      slow.send("POST /v1/tips HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ada\r\nContent-Type: application/json\r\n"
          + "Content-Length: 18\r\n\r\n{\"trig");
      assertThat(closed(slow)).isTrue();
    }
  }

  @Test
  void closesConnectionsThatNobodyUses() throws Exception {
    try (TestGateway server = new TestGateway(new ExampleRoutes(Contract.bundled()).routes(),
            limits(100, 100, Duration.ofSeconds(1)), List.of());
        RawHttp idle = new RawHttp(server.gateway.port())) {
      idle.send(GET);
      assertThat(idle.answer().status()).isEqualTo(200);
      assertThat(closed(idle)).isTrue();
    }
  }

  @Test
  void closesConnectionsThatSayNothing() throws Exception {
    try (TestGateway server = new TestGateway(new ExampleRoutes(Contract.bundled()).routes(),
            limits(100, 100, Duration.ofSeconds(1)), List.of());
        RawHttp silent = new RawHttp(server.gateway.port())) {
      assertThat(closed(silent)).isTrue();
    }
  }

  @Test
  void refusesMoreRequestsThanItCanServe() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (TestGateway server = new TestGateway(waiting(running, go),
            limits(100, 1, Duration.ofSeconds(30)), List.of());
        RawHttp first = new RawHttp(server.gateway.port())) {
      first.send(GET);
      assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();

      var refused = server.client.get(TestGateway.ADA, "/v1/tips");

      assertThat(refused.code()).isEqualTo("OVERLOADED");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      go.countDown();
      assertThat(first.answer().status()).isEqualTo(200);
      assertThat(server.client.get(TestGateway.ADA, "/v1/tips").status()).isEqualTo(200);
    } finally {
      go.countDown();
    }
  }

  @Test
  void endsRunningRequestsBeforeItStops() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    TestGateway server = new TestGateway(waiting(running, go),
        limits(100, 10, Duration.ofSeconds(30)), List.of());
    try (RawHttp client = new RawHttp(server.gateway.port())) {
      client.send(GET);
      assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
      Thread.sleep(300);
      go.countDown();

      assertThat(client.answer().status()).isEqualTo(200);
      stopped.get(8, TimeUnit.SECONDS);
    } finally {
      go.countDown();
    }
  }

  @Test
  void servesOnForAWhileAfterItSaysThatItIsNotReady() throws Exception {
    var limits = limits(100, 10, Duration.ofSeconds(30)).withNotice(Duration.ofSeconds(1));
    TestGateway server = new TestGateway(new ExampleRoutes(Contract.bundled()).routes(), limits, List.of());
    try (RawHttp kept = new RawHttp(server.gateway.port())) {
      kept.send(GET);
      assertThat(kept.answer().header("Connection")).isNotEqualToIgnoringCase("close");
      int observed = server.gateway.observePort();
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
      Thread.sleep(300);

      assertThat(RawHttp.exchange(observed, "GET /observe/health/ready HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(503);
      assertThat(RawHttp.exchange(server.gateway.port(), GET).status()).isEqualTo(200);
      kept.send(GET);
      var last = kept.answer();
      assertThat(last.status()).isEqualTo(200);
      assertThat(last.header("Connection")).isEqualToIgnoringCase("close");
      assertThat(closed(kept)).isTrue();
      assertThat(stopped).isNotDone();
      stopped.get(8, TimeUnit.SECONDS);
    }
  }

  @Test
  void keepsOtherConnectionsWaitingWhenThereAreTooMany() throws Exception {
    try (TestGateway server = new TestGateway(new ExampleRoutes(Contract.bundled()).routes(),
            limits(1, 10, Duration.ofSeconds(30)), List.of());
        RawHttp first = new RawHttp(server.gateway.port())) {
      first.send(GET);
      assertThat(first.answer().status()).isEqualTo(200);
      try (RawHttp second = new RawHttp(server.gateway.port())) {
        second.send(GET);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> status(second));
        Thread.sleep(400);
        assertThat(answer).isNotDone();
        first.end();
        assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo(200);
      }
    }
  }

  private static List<oo.codegen.http.Route> waiting(CountDownLatch running, CountDownLatch go) {
    return new ExampleRoutes(Contract.bundled()).with("listConsents", call -> waited(call, running, go));
  }

  private static Reply<?> waited(Call call, CountDownLatch running, CountDownLatch go) {
    running.countDown();
    try {
      assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return Reply.ok(new ConsentList(List.of()));
  }

  // Whatever the server still says, it must close soon after.
  private static boolean closed(RawHttp http) {
    try {
      long deadline = System.nanoTime() + Duration.ofSeconds(9).toNanos();
      while (System.nanoTime() < deadline) {
        if (http.isClosedByServer()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static int status(RawHttp http) {
    try {
      return http.answer().status();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
