package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oo.shared.adapter.metrics.Catalogue;
import org.junit.jupiter.api.Test;

/** What monitoring sees of the running application, held to the catalogue. */
class MetricsIT extends EndToEnd {

  private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) ");
  private static final Pattern LABEL = Pattern.compile("[a-z_]+=\"([^\"]*)\"");

  @Test
  void showsEveryMeasureOfTheCatalogueAndNoOther() throws Exception {
    String ada = oo.token("ada");
    upload(ada, task("figures", "Count what happens"));
    pull(ada);
    client.get(null, "/v1/tips");
    System.gc();

    eventually(() -> assertThat(families()).containsAll(Catalogue.families()));
    assertThat(families()).isEqualTo(Catalogue.families());
  }

  @Test
  void countsRequestsProblemsAndDecisions() throws Exception {
    String bob = oo.token("bob");
    double before = figure("oo_http_requests_seconds_count{operation=\"decideTip\",status=\"2xx\"}");
    assertThat(pull(bob).status()).isEqualTo(200);
    assertThat(push(bob).json().path("reason").asText()).isEqualTo("CONSENT_MISSING");
    assertThat(client.json("POST", bob, "/v1/tips", "{}").status()).isEqualTo(400);

    assertThat(figure("oo_http_requests_seconds_count{operation=\"decideTip\",status=\"2xx\"}")).isEqualTo(before + 2);
    assertThat(figure("oo_http_problems_total{code=\"VALIDATION_FAILED\",operation=\"decideTip\"}")).isPositive();
    assertThat(figure("oo_decisions_total{outcome=\"silence\",policy=\"none\",reason=\"CONSENT_MISSING\",trigger=\"push\"}")).isPositive();
    assertThat(figure("oo_decision_writes_seconds_count{outcome=\"appended\"}")).isGreaterThanOrEqualTo(2);
    assertThat(figure("oo_pool_connections_most{module=\"recommender\"}")).isEqualTo(oo.settings().database().poolSize());
    eventually(() -> assertThat(figure("oo_events_published_total{module=\"recommender\"}")).isPositive());
    eventually(() -> assertThat(
        figure("oo_events_deliveries_seconds_count{consumer=\"recommender\",module=\"recommender\",outcome=\"handled\"}")).isPositive());
    eventually(() -> assertThat(figure("oo_relay_lag_events{module=\"recommender\"}")).isZero());
  }

  @Test
  void tellsNobodyApart() throws Exception {
    String eve = oo.token("eve");
    pull(eve);
    client.get(eve, "/v1/tips/tip_01h455vb4pex5vsknk084sn02q");
    client.get(eve, "/no/such/path/of/eve");
    Set<String> values = LABEL.matcher(scrape()).results().map(match -> match.group(1)).collect(Collectors.toSet());
    assertThat(values).noneMatch(value -> value.contains("/v1") || value.contains("eve") || value.matches(".*[0-9a-f]{8}-.*|.*tip_.*"));
    assertThat(values).hasSizeLessThan(200);
  }

  private static double figure(String name) throws Exception {
    return scrape().lines().filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1))).findFirst().orElse(0);
  }

  private static Set<String> families() throws Exception {
    return FAMILY.matcher(scrape()).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String scrape() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create(oo.observe() + "/observe/metrics")).build(), BodyHandlers.ofString()).body();
    }
  }
}
