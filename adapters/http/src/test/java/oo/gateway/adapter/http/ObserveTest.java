package oo.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import oo.gateway.application.port.HealthCheck;
import oo.gateway.application.port.HealthCheck.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObserveTest {

  private final AtomicReference<State> state = new AtomicReference<>(State.UP);
  private TestGateway server;

  @BeforeAll
  void start() {
    HealthCheck database = new HealthCheck() {
      @Override
      public String name() {
        return "database";
      }

      @Override
      public State state() {
        if (state.get() == null) {
          throw new IllegalStateException("a check may fail");
        }
        return state.get();
      }
    };
    server = new TestGateway(new ExampleRoutes(Contract.bundled()).routes(), TestGateway.roomy(), List.of(database));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private ContractCheckingClient.Checked observe(String path) throws IOException {
    return RawHttp.exchange(server.gateway.observePort(), "GET /observe/" + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  @Test
  void isReadyWhileNothingIsDown() throws IOException {
    for (State each : List.of(State.UP, State.DEGRADED)) {
      state.set(each);
      assertThat(observe("health/ready").status()).isEqualTo(200);
      assertThat(observe("health/ready").json().at("/checks/database").asText()).isEqualToIgnoringCase(each.name());
    }
    state.set(State.DOWN);
    assertThat(observe("health/ready").status()).isEqualTo(503);
    state.set(null);
    assertThat(observe("health/ready").json().at("/checks/database").asText()).isEqualTo("down");
    state.set(State.UP);
  }

  @Test
  void isAliveAndStartedWhateverIsDown() throws IOException {
    state.set(State.DOWN);
    assertThat(observe("health/live").status()).isEqualTo(200);
    assertThat(observe("health/started").status()).isEqualTo(200);
    state.set(State.UP);
  }

  @Test
  void tellsOfEveryAnswerByOperationStatusAndProblem() throws IOException {
    server.answered.clear();
    server.client.get(TestGateway.ADA, "/v1/consents");
    server.client.get(null, "/v1/consents");
    server.client.get(null, "/no/such/path/" + System.nanoTime());
    RawHttp.exchange(server.gateway.port(), "NO HTTP AT ALL\r\n\r\n");

    assertThat(server.answered).containsExactly("listConsents 200 null", "listConsents 401 UNAUTHENTICATED",
        "none 404 NOT_FOUND", "none 400 MALFORMED_REQUEST");
  }

  @Test
  void showsTheFigures() throws IOException {
    var metrics = observe("metrics");
    assertThat(metrics.text()).isEqualTo("up 1\n");
    assertThat(metrics.header("Content-Type")).startsWith("text/plain; version=0.0.4");
  }

  @Test
  void isNotPartOfThePublishedApi() {
    assertThat(server.client.get(null, "/observe/metrics").code()).isEqualTo("NOT_FOUND");
    assertThat(server.client.get(null, "/observe/health/ready").code()).isEqualTo("NOT_FOUND");
  }
}
