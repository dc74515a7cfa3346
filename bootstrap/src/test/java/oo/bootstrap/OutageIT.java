package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** PostgreSQL dies under the application. */
class OutageIT extends EndToEnd {

  @Test
  void answers503WhileTheDatabaseIsDownAndRecoversByItself() throws Exception {
    String ada = oo.token("ada");
    var tip = pull(ada).json();
    assertThat(ready()).isEqualTo(200);

    oo.postgres().killHard();
    var refused = pull(ada);
    assertThat(refused.code()).isEqualTo("UNAVAILABLE");
    assertThat(refused.header("Retry-After")).isNotNull();
    assertThat(ready()).isEqualTo(503);

    oo.postgres().restart();
    eventually(() -> assertThat(pull(ada).json().path("tip_id")).isEqualTo(tip.path("tip_id")));
    eventually(() -> assertThat(ready()).isEqualTo(200));
  }

  private static int ready() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create(oo.observe() + "/observe/health/ready")).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }
}
