package oo.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import oo.codegen.http.Reply;
import org.junit.jupiter.api.Test;

class QuotasTest {

  private static TestGateway server(long requestsPerMinute) {
    return new TestGateway(new ExampleRoutes(Contract.bundled()).with("listConsents", call ->
        Reply.ok(new oo.codegen.http.model.ConsentList(List.of())).with("ETag", "\"7\"")),
        HttpGateway.Limits.standard().withRequestsPerMinute(requestsPerMinute), List.of());
  }

  @Test
  void tellsWhatIsLeft() {
    try (TestGateway server = server(6)) {
      var first = server.client.get(TestGateway.ADA, "/v1/tips");
      var second = server.client.get(TestGateway.ADA, "/v1/tips?limit=wrong");

      assertThat(first.header("RateLimit-Policy")).isEqualTo("\"user\";q=6;w=60");
      assertThat(first.header("RateLimit")).isEqualTo("\"user\";r=5;t=10");
      assertThat(second.header("RateLimit")).matches("\"user\";r=4;t=(1[1-9]|20)");
    }
  }

  @Test
  void refusesTheRequestThatIsTooMuchOfOneUserOnly() {
    try (TestGateway server = server(2)) {
      server.client.get(TestGateway.ADA, "/v1/tips");
      server.client.get(TestGateway.ADA, "/v1/tips");

      var refused = server.client.get(TestGateway.ADA, "/v1/tips", "Origin", TestGateway.ORIGIN);

      assertThat(refused.code()).isEqualTo("RATE_LIMITED");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
      assertThat(refused.header("RateLimit")).startsWith("\"user\";r=0;");
      assertThat(refused.header("Access-Control-Expose-Headers")).contains("Retry-After", "RateLimit");
      assertThat(server.client.get("grace", "/v1/tips").status()).isEqualTo(200);
    }
  }

  @Test
  void countsNothingForWhatIsUnchanged() {
    try (TestGateway server = server(3)) {
      assertThat(server.client.get(TestGateway.ADA, "/v1/consents").status()).isEqualTo(200);
      for (int i = 0; i < 10; i++) {
        var unchanged = server.client.get(TestGateway.ADA, "/v1/consents", "If-None-Match", "\"7\"");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("ETag")).isEqualTo("\"7\"");
        assertThat(unchanged.header("RateLimit")).startsWith("\"user\";r=2;");
      }
      assertThat(server.client.get(TestGateway.ADA, "/v1/consents", "If-None-Match", "\"6\"").status()).isEqualTo(200);
    }
  }
}
