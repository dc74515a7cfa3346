package oo.gateway.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscoveryRoutesTest {

  private TestGateway server;

  @BeforeAll
  void start() {
    server = TestGateway.withExamples();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void givesTheContractThatItChecksAgainst() {
    var answer = server.client.get(null, "/openapi.yaml");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(Contract.bundled().text());
  }

  @Test
  void saysThatTheContractIsUnchanged() {
    String etag = server.client.get(null, "/openapi.yaml").header("ETag");

    var answer = server.client.get(null, "/openapi.yaml", "If-None-Match", "\"other\", W/" + etag);

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.header("ETag")).isEqualTo(etag);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void documentsEveryOperationSchemaAndProblem() {
    String page = server.client.get(null, "/docs").text();
    Contract contract = Contract.bundled();

    assertThat(contract.operations()).allSatisfy(operation -> assertThat(page).contains("id=\"" + operation.id() + "\""));
    contract.tree().at("/components/schemas").fieldNames().forEachRemaining(name ->
        assertThat(page).contains("id=\"schema-" + name + "\""));
    contract.tree().get("x-problem-types").fieldNames().forEachRemaining(code ->
        assertThat(page).contains("id=\"problem-" + code + "\""));
  }

  @Test
  void linksOnlyToAnchorsThatAreThere() {
    String page = server.client.get(null, "/docs").text();

    var links = java.util.regex.Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().map(m -> m.group(1)).toList();

    assertThat(links).hasSizeGreaterThan(40).allSatisfy(link -> assertThat(page).contains("id=\"" + link + "\""));
  }

  @Test
  void documentationLoadsNothingFromElsewhere() {
    var answer = server.client.get(null, "/docs");

    assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(answer.text()).doesNotContain("src=", "<link", "<script", "@import", "url(", " style=");
    assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
  }

  @Test
  void explainsEveryProblemWhereItsTypeLeads() {
    Contract.bundled().tree().get("x-problem-types").fieldNames().forEachRemaining(code -> {
      var answer = server.client.get(null, "/problems/" + code);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).contains("<code>" + code + "</code>");
    });
  }

  @Test
  void knowsNoOtherProblem() {
    assertThat(server.client.get(null, "/problems/NO_SUCH_CODE").code()).isEqualTo("PROBLEM_TYPE_NOT_FOUND");
    assertThat(server.client.get(null, "/problems/lower").code()).isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void listsContractAndDocumentation() {
    var answer = server.client.get(null, "/.well-known/api-catalog");

    assertThat(answer.header("Content-Type")).isEqualTo("application/linkset+json");
    assertThat(answer.json().at("/linkset/0/service-desc/0/href").asText()).isEqualTo("http://localhost:8080/openapi.yaml");
  }
}
