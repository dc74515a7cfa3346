package oo.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import oo.codegen.http.Call;
import oo.codegen.http.model.Subscription;
import oo.shared.adapter.http.Idempotency;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodiesTest {

  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  private final AtomicReference<String> seen = new AtomicReference<>("");
  private TestGateway server;

  @BeforeAll
  void start() {
    ExampleRoutes examples = new ExampleRoutes(Contract.bundled());
    var example = examples.routes().stream()
        .filter(route -> route.operation().id().equals("connectCalendar")).findFirst().orElseThrow();
    server = TestGateway.with(examples.with("connectCalendar", call -> {
      try {
        seen.set(describe(call));
        return example.handler().handle(call);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }));
  }

  private static String describe(Call call) throws IOException {
    String key = Idempotency.key(call) == null ? "-" : Idempotency.key(call).value();
    String body = "application/json".equals(call.mediaType())
        ? call.body(Subscription.class).url().toString()
        : String.valueOf(call.stream().readAllBytes().length + call.stream().readAllBytes().length);
    return call.mediaType() + ' ' + body + ' ' + key + ' ' + HexFormat.of().formatHex(call.fingerprint());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private ContractCheckingClient.Checked upload(byte[] file, boolean chunked, String... headers) {
    var request = server.client.request("/v1/calendars").header("Authorization", "Bearer ada")
        .header("Content-Type", "text/calendar; charset=utf-8")
        .POST(chunked ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file)) : BodyPublishers.ofByteArray(file));
    return server.client.send(headers.length == 0 ? request : request.headers(headers));
  }

  @Test
  void readsAnUploadOfAnySizeUpToTheLimit() {
    for (int size : new int[] {1, 100, Body.IN_MEMORY - 1, Body.IN_MEMORY, Body.IN_MEMORY + 1, TEN_MEGABYTES}) {
      for (boolean chunked : new boolean[] {true, false}) {
        assertThat(upload(new byte[size], chunked).status()).isEqualTo(201);
        assertThat(seen.get()).startsWith("text/calendar " + 2 * size + " ");
      }
    }
  }

  @Test
  void refusesAnUploadOverTheLimit() {
    for (int size : new int[] {TEN_MEGABYTES + 1, TEN_MEGABYTES * 3 / 2}) {
      for (boolean chunked : new boolean[] {true, false}) {
        var answer = upload(new byte[size], chunked);
        assertThat(answer.code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(answer.json().at("/params/limit").asText()).isEqualTo("10485760");
      }
    }
  }

  @Test
  void refusesJsonOverItsLimit() {
    String padding = " ".repeat(64 * 1024);
    var request = server.client.request("/v1/tips").header("Authorization", "Bearer ada").header("Content-Type", "application/json");

    var answer = server.client.send(request.POST(BodyPublishers.ofString("{\"trigger\":\"pull\"}" + padding)));

    assertThat(answer.code()).isEqualTo("BODY_TOO_LARGE");
    assertThat(answer.json().at("/params/limit").asText()).isEqualTo("65536");
    assertThat(server.client.json("POST", TestGateway.ADA, "/v1/tips", "{\"trigger\":\"pull\"}" + padding.substring(18)).status())
        .isEqualTo(200);
  }

  @Test
  void leavesNoFileBehind() throws IOException {
    upload(new byte[TEN_MEGABYTES], true);
    upload(new byte[TEN_MEGABYTES + 1], true);

    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith("oo-body"));
    }
  }

  @Test
  void givesAStreamedOperationItsJsonChecked() {
    var answer = server.client.json("POST", TestGateway.ADA, "/v1/calendars", "{\"url\":\"webcal://a.example/b.ics\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(seen.get()).startsWith("application/json webcal://a.example/b.ics ");
    assertThat(server.client.json("POST", TestGateway.ADA, "/v1/calendars", "{}").json().at("/errors/0/pointer").asText())
        .isEqualTo("/url");
  }

  @Test
  void keyIsTheSameBareAndQuoted() {
    upload(new byte[10], false, "Idempotency-Key", "abc");
    String bare = seen.get();
    upload(new byte[10], false, "Idempotency-Key", "\"abc\"");

    assertThat(seen.get()).isEqualTo(bare).contains(" abc ");
  }

  @Test
  void fingerprintTellsBodiesAndQueriesApart() {
    assertThat(upload(new byte[100_000], false).status()).isEqualTo(201);
    String first = seen.get();
    upload(new byte[100_000], true);
    assertThat(seen.get()).isEqualTo(first);

    byte[] other = new byte[100_000];
    other[99_999] = 1;
    assertThat(upload(other, false).status()).isEqualTo(201);
    assertThat(seen.get()).isNotEqualTo(first);
  }

  @Test
  void fingerprintOverlooksTheLayoutOfJson() {
    server.client.json("POST", TestGateway.ADA, "/v1/calendars", "{\"url\":\"https://a.example/\",\"name\":\"A\"}");
    String first = seen.get();
    server.client.json("POST", TestGateway.ADA, "/v1/calendars", " { \"name\" : \"\\u0041\",\n\"url\":\"https://a.example/\"}");

    assertThat(seen.get()).isEqualTo(first);
  }
}
