package oo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import oo.bootstrap.wiring.Tools;
import oo.development.servers.ScorerServer;
import oo.gateway.adapter.http.ContractCheckingClient;
import oo.recommender.application.port.Decisions.Selection;
import oo.recommender.domain.policy.ScoringColumns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions by the scores of the real scorer, and without them once it is gone. */
class ScoredDecisionsIT {

  @TempDir private Path folder;

  @Test
  void decidesByScoresAndFallsBackWithTheTruthInTheLedger() throws Exception {
    try (var scorer = ScorerServer.start(Path.of("..").toAbsolutePath().normalize(), folder, ScoringColumns.canonicalText());
        var oo = RunningOo.start(Settings.Work.STANDARD.withPolicies(policies()), new Settings.Scorer(
            scorer.url(), ScorerServer.EXAMPLE, ScorerServer.EXAMPLE_VERSION, Duration.ofSeconds(5), 8))) {
      decide(oo, 6);
      assertThat(deciders(oo)).hasSize(6).containsOnly("scored/1 example@1");

      scorer.killHard();
      decide(oo, 6);
      assertThat(deciders(oo).subList(6, 12)).containsOnly("rules/1 none");
      assertThat(metrics(oo)).contains("oo_scores_seconds_count{outcome=\"scored\"} 6", "oo_scores_seconds_count{outcome=\"unreachable\"} 6");

      try (var tools = new Tools(oo.settings())) {
        var report = tools.replay().execute(Selection.ALL, (_, _) -> {});
        assertThat(report.identical()).isEqualTo(report.total()).isEqualTo(12);
      }
    }
  }

  private Path policies() throws IOException {
    return Files.writeString(folder.resolve("policies.yaml"), """
        policies: [{name: rules, type: rules}, {name: trained, type: scored}]
        arms: {default: trained}
        shadows: [rules]
        """);
  }

  private static void decide(RunningOo oo, int times) {
    try (var client = new ContractCheckingClient(oo.api())) {
      String token = oo.token("ada");
      EndToEnd.welcome(client, token);
      for (int i = 0; i < times; i++) {
        var answer = client.json("POST", token, "/v1/tips", "{\"trigger\":\"pull\",\"another\":true}");
        assertThat(answer.json().path("outcome").asText()).isEqualTo("tip");
      }
    }
  }

  /** What the ledger says decided, policy and model, one after the other. */
  private static List<String> deciders(RunningOo oo) throws SQLException {
    var database = oo.settings().database();
    var deciders = new ArrayList<String>();
    try (var connection = DriverManager.getConnection(database.url(), database.adminUser(), database.adminPassword());
        var rows = connection.createStatement().executeQuery(
            "select policy || ' ' || model from recommender.decision order by decided_at, id")) {
      while (rows.next()) {
        deciders.add(rows.getString(1));
      }
    }
    return deciders;
  }

  private static String metrics(RunningOo oo) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create(oo.observe() + "/observe/metrics")).build(), BodyHandlers.ofString()).body();
    }
  }
}
