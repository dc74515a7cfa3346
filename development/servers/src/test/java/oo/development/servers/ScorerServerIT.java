package oo.development.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorerServerIT {

  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  private static final String FEATURES = "revision\t1\ncontext\tpush\t0.0\t1.0\tflag\ncandidate\tcomes_back\t0.0\t1.0\tflag\n";

  @TempDir private Path dataDir;

  @Test
  void servesTheExampleForTheFeaturesThatThereAre() throws Exception {
    try (var server = ScorerServer.start(PROJECT, dataDir, FEATURES)) {
      assertThat(get(server, "/v1/models")).contains("\"name\":\"example\",\"version\":\"1\"", "\"width\":2", "\"refused\":[]");
    }
  }

  @Test
  void refusesAModelThatWasTrainedWithOtherFeatures() throws Exception {
    try (var before = ScorerServer.start(PROJECT, dataDir, FEATURES)) {
      assertThat(before.isRunning()).isTrue();
    }
    var models = dataDir.resolve("scorer/models");
    Files.createDirectories(models.resolve("mine"));
    Files.move(models.resolve("example/1"), models.resolve("mine/1"));
    var manifest = models.resolve("mine/1/manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("\"example\"", "\"mine\""));

    try (var server = ScorerServer.start(PROJECT, dataDir, FEATURES.replace("revision\t1", "revision\t2"))) {
      assertThat(get(server, "/v1/models")).contains("\"folder\":\"mine/1\",\"reason\":\"it was trained with features of the hash");
    }
  }

  @Test
  void comesBackOnItsPortAfterAKill() throws Exception {
    try (var server = ScorerServer.start(PROJECT, dataDir, FEATURES)) {
      var url = server.url();
      server.killHard();
      assertThat(server.isRunning()).isFalse();
      server.restart();
      assertThat(server.url()).isEqualTo(url);
      assertThat(get(server, "/health/live")).isEqualTo("{\"status\":\"live\"}");
    }
  }

  @Test
  void saysWhereItIsStartedFrom() {
    assertThatThrownBy(() -> ScorerServer.start(dataDir, dataDir, FEATURES))
        .isInstanceOf(ServerStartException.class).hasMessageContaining("checkout");
  }

  private static String get(ScorerServer server, String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(server.url().resolve(path)).build(), BodyHandlers.ofString()).body();
    }
  }
}
