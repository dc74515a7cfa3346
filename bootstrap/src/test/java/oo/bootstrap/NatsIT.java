package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oo.bootstrap.wiring.EventsWiring;
import oo.bootstrap.wiring.Tools;
import oo.development.servers.NatsServer;
import oo.gateway.adapter.http.ContractCheckingClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole application with its events over NATS. */
class NatsIT {

  private static NatsServer nats;
  private static RunningOo oo;

  @BeforeAll
  static void start() {
    nats = NatsServer.temporary(EventsWiring.permissions().stream()
        .map(user -> new NatsServer.User(user.user(), user.publish(), user.subscribe())).toList());
    oo = RunningOo.start(new Settings.Nats(List.of(nats.url()), nats.credentials(), nats.certificate(), 1));
  }

  @AfterAll
  static void stop() {
    oo.close();
    nats.close();
  }

  @Test
  void decidesWhileNatsIsAwayAndLosesNoEvent() throws Exception {
    pull("ada");
    EndToEnd.eventually(() -> assertThat(handled()).isEqualTo(told()).isPositive());
    assertThat(ready()).contains("\"nats\"").doesNotContain("degraded");

    nats.killHard();
    pull("grace");
    EndToEnd.eventually(() -> assertThat(ready()).contains("degraded"));
    pull("joan");
    assertThat(handled()).isLessThan(told());

    nats.restart();
    EndToEnd.eventually(() -> assertThat(handled()).isEqualTo(told()));
    EndToEnd.eventually(() -> assertThat(ready()).doesNotContain("degraded"));
  }

  @Test
  void bringsEverythingBackFromPostgresqlBesideTheRunningApplication() throws Exception {
    pull("marie");
    nats.emptyStore();
    pull("lise");
    nats.restart();
    EndToEnd.eventually(() -> assertThat(handled()).isEqualTo(told()));

    var progress = new ArrayList<Long>();
    try (var tools = new Tools(oo.settings())) {
      tools.events().rebuild((done, total) -> progress.add(total - done));
      assertThat(progress.getLast()).isZero();
      EndToEnd.eventually(() -> assertThat(tools.events().backlog()).isNotEmpty()
          .allSatisfy(consumer -> assertThat(consumer.waiting() + consumer.atWork()).isZero()));
      assertThat(tools.events().parked("recommender").list("recommender", 10)).isEmpty();
    }
    assertThat(handled()).isEqualTo(told());
  }

  @Test
  void tellsAllThatIsMissingOfItsSettings() {
    assertThatThrownBy(() -> SettingsSource.read(name -> Optional.of(name).filter("OO_NATS_URL"::equals).map(_ -> "nats.internal").orElse(null)))
        .hasMessageContaining("OO_NATS_URL is bad, for example: tls://").hasMessageContaining("OO_NATS_CREDENTIALS is missing");
  }

  private static void pull(String user) {
    try (var client = new ContractCheckingClient(oo.api())) {
      assertThat(client.json("POST", oo.token(user), "/v1/tips", "{\"trigger\":\"pull\"}").status()).isEqualTo(200);
    }
  }

  private static String ready() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(
          HttpRequest.newBuilder(URI.create(oo.observe() + "/observe/health/ready")).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }

  private static long told() throws SQLException {
    return count("recommender.outbox WHERE subject = 'oo.recommender.tip.decided.v1'");
  }

  private static long handled() throws SQLException {
    return count("recommender.inbox");
  }

  private static long count(String rows) throws SQLException {
    try (var connection = oo.postgres().adminDataSource().getConnection();
        var counted = connection.createStatement().executeQuery("SELECT count(*) FROM " + rows)) {
      counted.next();
      return counted.getLong(1);
    }
  }
}
