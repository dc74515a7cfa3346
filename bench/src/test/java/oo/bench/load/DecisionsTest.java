package oo.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsTest {

  static final String TIP = """
      {"outcome":"tip","decision_id":"dec_1","tip_id":"tip_1","kind":"break","title":"t","body":"b","effort":"PT5M",\
      "action":{"type":"none"},"why":[],"decided_at":"2026-11-23T12:00:00Z","expires_at":"2026-11-23T13:00:00Z","reopened":false}""";

  @Test
  void knowsATipInAnyOrder() {
    assertThat(outcome(200, "", TIP)).isEqualTo("tip");
    assertThat(outcome(200, "", TIP.replace("\"outcome\":\"tip\",", "").replace("\"reopened\"", "\"outcome\":\"tip\",\"reopened\""))).isEqualTo("tip");
  }

  @ParameterizedTest
  @CsvSource({"outcome", "decision_id", "tip_id", "kind", "title", "body", "effort", "action", "why", "decided_at", "expires_at", "reopened"})
  void refusesATipThatLacksAnything(String member) {
    assertThat(outcome(200, "", TIP.replace('"' + member + '"', "\"other\""))).startsWith("failed");
  }

  @Test
  void tellsSilencesByTheirReason() {
    assertThat(outcome(200, "", "{\"outcome\":\"silence\",\"decision_id\":\"dec_1\",\"reason\":\"BUSY\",\"text\":\"\"}")).isEqualTo("silence BUSY");
  }

  @Test
  void takesNoOtherStatusAndNoTornBodyForADecision() {
    assertThat(outcome(201, "", TIP)).startsWith("failed 201");
    assertThat(outcome(503, "", "{\"code\":\"OVERLOADED\"}")).isEqualTo("failed 503 OVERLOADED");
    assertThat(outcome(200, "", TIP.substring(0, TIP.length() - 1))).startsWith("failed");
  }

  @Test
  void knowsAReplay() {
    assertThat(answer(200, "Idempotency-Replayed: true\r\n", TIP).isReplay()).isTrue();
    assertThat(answer(200, "X: y\r\n", TIP + "idempotency-replayed: true").isReplay()).isFalse();
  }

  private static String outcome(int status, String headers, String body) {
    return new Decisions().outcome(answer(status, headers, body));
  }

  private static Answer answer(int status, String headers, String body) {
    byte[] bytes = ("HTTP/1.1 " + status + " X\r\n" + headers + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    return new Answer(status, bytes, bytes.length - body.getBytes(StandardCharsets.UTF_8).length, bytes.length);
  }
}
