package oo.development.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What start-dev prints, and that all of it is true. */
class StartDevIT {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path folder;
  private static DataFolder data;
  private static OoProcess oo;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    data = new DataFolder(folder);
    http = HttpClient.newHttpClient();
    oo = OoProcess.start("start-dev", "--data-dir", folder.toString(), "--port", "0", "--observe-port", "0").ready();
  }

  @AfterAll
  static void stop() {
    oo.close();
    http.close();
  }

  @Test
  void saysLoudlyAndFirstThatItIsForDevelopment() {
    assertThat(oo.lines().getFirst()).startsWith("DEVELOPMENT ONLY").contains(folder.toString());
  }

  @Test
  void endsWithReadyAsTheFirstWordOfTheLastLine() {
    assertThat(oo.lines().getLast().split(" ")).startsWith("ready");
    assertThat(oo.lines().stream().filter(line -> line.startsWith("ready"))).hasSize(1);
  }

  @Test
  void printsAddressesThatAnswer() throws Exception {
    for (String name : List.of("contract ", "documentation ", "health")) {
      String line = oo.line(text -> text.contains(name));
      var address = URI.create(line.substring(line.indexOf("http", line.indexOf(name))).split(" ")[0]);
      assertThat(get(address)).as(line).isEqualTo(200);
    }
    String metrics = oo.line(text -> text.contains("/observe/metrics"));
    assertThat(get(URI.create(metrics.substring(metrics.lastIndexOf("http"))))).isEqualTo(200);
    String issuer = oo.line(text -> text.startsWith("token issuer"));
    assertThat(get(URI.create(issuer.substring(issuer.indexOf("http")) + "/.well-known/openid-configuration"))).isEqualTo(200);
  }

  @Test
  void printsCurlLinesThatLeadToTheFirstTip() throws Exception {
    var lines = curlLines();
    assertThat(lines).hasSize(3).noneMatch(line -> line.contains("localhost:8080"));

    var imported = CurlLine.parse(lines.get(0), token()).send(http);
    assertThat(imported.statusCode()).as(imported.body()).isIn(200, 201);
    assertThat(JSON.readTree(imported.body()).path("imported").asInt()).isEqualTo(5);
    var tip = CurlLine.parse(lines.get(1), token()).send(http);
    assertThat(JSON.readTree(tip.body()).path("outcome").asText()).as(tip.body()).isEqualTo("tip");
    var done = CurlLine.parse(lines.get(2).replace("tip_…", JSON.readTree(tip.body()).path("tip_id").asText()), token()).send(http);
    assertThat(JSON.readTree(done.body()).path("state").asText()).as(done.body()).isEqualTo("done");
  }

  @Test
  void printsCurlLinesThatAShellRuns() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/curl"))).isTrue();
    var lines = curlLines();

    assertThat(shell(lines.get(0)).path("imported").asInt()).isEqualTo(5);
    var tip = shell(lines.get(1).replace("\"pull\"", "\"pull\",\"another\":true"));
    assertThat(tip.path("outcome").asText()).as(tip.toString()).isEqualTo("tip");
    assertThat(shell(lines.get(2).replace("tip_…", tip.path("tip_id").asText())).path("state").asText()).isEqualTo("done");
  }

  @Test
  void printsATokenOfTheSameUserAsTheTokenCommand() throws Exception {
    var command = OoProcess.run("token", "--user", "ada", "--data-dir", folder.toString());

    assertThat(command.status()).isZero();
    assertThat(command.out().lines()).hasSize(1);
    assertThat(subject(command.out())).isEqualTo(subject(token())).isEqualTo("ada");
    assertThat(http.send(request("/v1/tips", command.out()), BodyHandlers.discarding()).statusCode()).isEqualTo(200);
  }

  @Test
  void mintsTokensThatMayDoOnlyWhatWasAskedFor() throws Exception {
    String reader = OoProcess.run("token", "--user", "ada", "--scope", "tips:read", "--data-dir", folder.toString()).out();

    assertThat(http.send(request("/v1/tips", reader), BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    assertThat(http.send(request("/v1/preferences", reader), BodyHandlers.discarding()).statusCode()).isEqualTo(403);
  }

  @Test
  void refusesASecondOneOnTheSameFolderAndKeepsServing() throws Exception {
    var second = OoProcess.run("start-dev", "--data-dir", folder.toString(), "--port", "0", "--observe-port", "0");

    assertThat(second.status()).isEqualTo(1);
    assertThat(second.err()).contains("oO already runs on " + folder.toRealPath()).doesNotContain("\tat ");
    assertThat(http.send(request("/v1/tips", token()), BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    assertThat(data.postmaster()).isPresent();
  }

  @Test
  void refusesATakenPortAndLeavesNothingBehind(@TempDir Path other) {
    String taken = Integer.toString(data.api().getPort());
    var second = OoProcess.run("start-dev", "--data-dir", other.toString(), "--port", taken, "--observe-port", "0");

    assertThat(second.status()).isEqualTo(1);
    assertThat(second.err()).contains("cannot listen on port " + taken, "in use", "--port").doesNotContain("\tat ");
    assertThat(new DataFolder(other).postmaster()).isEmpty();
    assertThat(new DataFolder(other).processes()).isEmpty();
  }

  @Test
  void leavesNothingBehindWhenItIsStoppedWhileItStarts(@TempDir Path other) {
    try (var start = OoProcess.start("start-dev", "--data-dir", other.toString(), "--port", "0", "--observe-port", "0")) {
      start.line(line -> line.startsWith("starting PostgreSQL"));
      start.interrupt();
      start.finished(Duration.ofSeconds(60));

      assertThat(start.lines()).noneMatch(line -> line.startsWith("ready"));
      assertThat(new DataFolder(other).processes()).isEmpty();
    }
  }

  @Test
  void keepsItsSecretsToItsOwner() throws IOException {
    for (String file : List.of("settings.properties", "issuer/key.jwk")) {
      assertThat(Files.getPosixFilePermissions(folder.resolve(file))).as(file).noneMatch(right -> !right.name().startsWith("OWNER"));
    }
  }

  private static List<String> curlLines() {
    return oo.lines().stream().filter(line -> line.startsWith("curl ")).toList();
  }

  private static String token() {
    return oo.line(line -> line.startsWith("TOKEN=")).substring("TOKEN=".length());
  }

  private static JsonNode shell(String line) throws Exception {
    var process = new ProcessBuilder("/bin/sh", "-c", "TOKEN=" + token() + "\n" + line + " --silent").start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(line).isZero();
    return JSON.readTree(answer);
  }

  private static String subject(String token) throws IOException {
    return JSON.readTree(java.util.Base64.getUrlDecoder().decode(token.strip().split("\\.")[1])).path("sub").asText();
  }

  private static HttpRequest request(String path, String token) {
    return HttpRequest.newBuilder(data.api().resolve(path)).header("Authorization", "Bearer " + token.strip()).build();
  }

  private static int get(URI address) throws Exception {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode();
  }
}
