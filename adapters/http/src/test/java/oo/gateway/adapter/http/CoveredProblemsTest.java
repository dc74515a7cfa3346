package oo.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import oo.codegen.http.Route;
import oo.codegen.http.api.CalendarsService;
import oo.codegen.http.api.TipsService;
import oo.codegen.http.model.TipPage;
import oo.shared.adapter.http.Listing;
import oo.shared.adapter.http.ProblemCode;
import oo.shared.application.DatabaseUnavailable;
import oo.shared.application.Overloaded;
import oo.shared.application.TransactionConflict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code of the catalogue is produced by a test: here, or among the tests of the module that it belongs to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoveredProblemsTest {

  private static final String TIP = "/v1/tips/tip_01kb3v8pk9ez0tz4y7n4d3j1y2";
  private static final String PULL = "{\"trigger\":\"pull\"}";

  /** Codes that a module's routes give, by module. */
  private static final Map<String, Set<ProblemCode>> ELSEWHERE = Map.of(
      "recommender", EnumSet.of(ProblemCode.TIP_NOT_FOUND, ProblemCode.EVALUATION_NOT_FOUND, ProblemCode.SNAPSHOT_NOT_FOUND, ProblemCode.TIP_ALREADY_ANSWERED, ProblemCode.REQUEST_IN_FLIGHT,
          ProblemCode.IDEMPOTENCY_KEY_REUSED, ProblemCode.ROLLOUT_CONFLICT, ProblemCode.PROMOTION_REFUSED, ProblemCode.UNKNOWN_POLICY),
      "integrations", EnumSet.of(ProblemCode.CALENDAR_NOT_FOUND, ProblemCode.NOT_A_CALENDAR,
          ProblemCode.TOO_MANY_COMPONENTS, ProblemCode.TOO_MANY_CALENDARS, ProblemCode.FEED_FORBIDDEN, ProblemCode.FEED_UNREACHABLE),
      "profile", EnumSet.of(ProblemCode.PRECONDITION_FAILED, ProblemCode.PRECONDITION_REQUIRED));

  private final AtomicReference<Supplier<RuntimeException>> failure = new AtomicReference<>();
  private TestGateway server;

  @BeforeAll
  void start() {
    server = TestGateway.serving(List.of(new Route(CalendarsService.LIST_CALENDARS, call -> {
      throw failure.get().get();
    }), new Route(TipsService.LIST_TIPS, call -> Listing.of(TipsService.LIST_TIPS, call)
        .page(null, cursor -> new TipPage(List.of(), cursor)))));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void isProducedHereOrBelongsToAModule(ProblemCode code) throws IOException {
    boolean elsewhere = ELSEWHERE.values().stream().anyMatch(codes -> codes.contains(code));
    assertThat(elsewhere ? code.name() : produced(code)).isEqualTo(code.name());
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheContractWhoeverThrowsIt(ProblemCode code) {
    answering(() -> code.problem("The value is 7.").param("value", 7));

    assertThat(server.client.get(TestGateway.ADA, "/v1/calendars").code()).isEqualTo(code.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"recommender", "integrations", "profile"})
  void everyModuleTestsItsCodes(String module) throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(Path.of("src/main/java/oo", module, "adapter/http")), module + " has no routes yet");

    String tests = text(Path.of("src/test/java/oo", module, "adapter/http"));

    assertThat(ELSEWHERE.get(module)).as("codes that the tests of %s name", module)
        .allSatisfy(code -> assertThat(tests).contains(code.name()));
  }

  @Test
  void aFailureTellsNothingOfItself() {
    answering(() -> new IllegalStateException("secret of com.example.Internals"));

    var answer = server.client.get(TestGateway.ADA, "/v1/calendars");

    assertThat(answer.code()).isEqualTo("INTERNAL_ERROR");
    assertThat(answer.text()).doesNotContain("secret", "Exception", "com.example");
    assertThat(answer.json().path("detail").asText()).contains(String.valueOf(answer.header("Request-Id")));
  }

  private String produced(ProblemCode code) throws IOException {
    return switch (code) {
      case VALIDATION_FAILED -> server.client.json("POST", TestGateway.ADA, "/v1/tips", "{}").code();
      case MALFORMED_REQUEST -> server.client.json("POST", TestGateway.ADA, "/v1/tips", "{").code();
      case INVALID_CURSOR -> server.client.get(TestGateway.ADA, "/v1/tips?cursor=AAAA").code();
      case UNAUTHENTICATED -> server.client.get(null, TIP).code();
      case INSUFFICIENT_SCOPE -> server.client.get(TestGateway.WITHOUT_SCOPES, TIP).code();
      case NOT_FOUND -> server.client.get(null, "/nothing").code();
      case PROBLEM_TYPE_NOT_FOUND -> server.client.get(null, "/problems/NO_SUCH_CODE").code();
      case METHOD_NOT_ALLOWED -> server.client.json("PUT", TestGateway.ADA, TIP, PULL).code();
      case NOT_ACCEPTABLE -> server.client.get(TestGateway.ADA, TIP, "Accept", "image/png").code();
      case BODY_TOO_LARGE -> server.client.json("POST", TestGateway.ADA, "/v1/tips", " ".repeat(70_000)).code();
      case UNSUPPORTED_MEDIA_TYPE -> server.client.send(server.client.request("/v1/tips")
          .header("Authorization", "Bearer ada").header("Content-Type", "text/plain")
          .POST(java.net.http.HttpRequest.BodyPublishers.ofString(PULL))).code();
      case RATE_LIMITED -> secondOf(HttpGateway.Limits.standard().withRequestsPerMinute(1));
      case HEADERS_TOO_LARGE -> RawHttp.exchange(server.gateway.port(),
          "GET /docs HTTP/1.1\r\nHost: x\r\nA: " + "x".repeat(20_000) + "\r\n\r\n").code();
      case INTERNAL_ERROR -> thrown(new IllegalStateException("a bug"));
      case UNAVAILABLE -> thrown(new DatabaseUnavailable("no connection", new IOException()));
      case CONTENDED -> thrown(new TransactionConflict("again", new IOException()));
      case OVERLOADED -> secondOf(new HttpGateway.Limits(
          10, 0, 10, 16_384, 65_536, 65_536, Duration.ofSeconds(10), Duration.ZERO, Duration.ofSeconds(1)));
      default -> "produced by no test";
    };
  }

  @Test
  void refusesWhatWouldWaitTooLongAndSaysWhenToComeAgain() {
    answering(() -> new Overloaded("tips: 2048 wait already"));

    var answer = server.client.get(TestGateway.ADA, "/v1/calendars");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("OVERLOADED");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  private static String secondOf(HttpGateway.Limits limits) {
    try (TestGateway narrow = new TestGateway(new ExampleRoutes(Contract.bundled()).routes(), limits, List.of())) {
      narrow.client.get(TestGateway.ADA, TIP);
      return narrow.client.get(TestGateway.ADA, TIP).code();
    }
  }

  private String thrown(RuntimeException thrown) {
    answering(() -> thrown);
    return server.client.get(TestGateway.ADA, "/v1/calendars").code();
  }

  private void answering(Supplier<RuntimeException> thrown) {
    failure.set(thrown);
  }

  private static String text(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return "";
    }
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).map(CoveredProblemsTest::read)
          .collect(Collectors.joining());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
