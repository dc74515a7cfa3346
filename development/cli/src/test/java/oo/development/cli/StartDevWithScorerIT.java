package oo.development.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
