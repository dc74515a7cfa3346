package oo.development.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scorer that start-dev starts: there as long as oO is, and no longer. */
class StartDevWithScorerIT {

  @TempDir private Path folder;

  @Test
  void runsTheScorerWithTheFeaturesThatOoHasUntilItIsKilled() throws Exception {
    try (var oo = OoProcess.start(
        "start-dev", "--data-dir", folder.toString(), "--port", "0", "--observe-port", "0", "--with-scorer").ready()) {
      var scorer = scorer();
      assertThat(isLive(scorer)).isTrue();
      var doctor = OoProcess.run("doctor", "--data-dir", folder.toString());
      assertThat(doctor.out()).contains("the scorer serves example@1, trained with the features that oO has");

      assertThat(whoDecides()).isEqualTo("scored/1 example@1");

      oo.killHard();
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (isLive(scorer) && System.nanoTime() < deadline) {
        Thread.sleep(50);
      }
      assertThat(isLive(scorer)).isFalse();
      assertThat(OoProcess.run("doctor", "--data-dir", folder.toString()).out())
          .contains("the scorer at " + scorer + " does not answer", "decisions are made without it");
    } finally {
      // What a kill leaves behind.
      new DataFolder(folder).postmaster().ifPresent(postgres -> {
        postgres.destroyForcibly();
        postgres.onExit().join();
      });
    }
  }

  /** Policy and model of a decision that is made now. */
  private String whoDecides() throws Exception {
    var data = new DataFolder(folder);
    var request = HttpRequest.newBuilder(data.api().resolve("/v1/tips")).header("Authorization", "Bearer " + data.token("ada"))
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\"trigger\":\"pull\"}"));
    try (var http = HttpClient.newHttpClient(); var connection = data.admin(); var statement = connection.createStatement()) {
      assertThat(http.send(request.build(), BodyHandlers.discarding()).statusCode()).isBetween(200, 201);
      try (var row = statement.executeQuery("select policy || ' ' || model from recommender.decision")) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }

  private URI scorer() throws IOException {
    var settings = new Properties();
    try (var reader = Files.newBufferedReader(folder.resolve("settings.properties"))) {
      settings.load(reader);
    }
    return URI.create(settings.getProperty("OO_SCORER_URL"));
  }

  private static boolean isLive(URI scorer) throws InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(scorer.resolve("/health/live")).build(), BodyHandlers.discarding())
          .statusCode() == 200;
    } catch (IOException away) {
      return false;
    }
  }
}
