package oo.development.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One installation with its demo users over several starts and stops. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LongLifeIT {

  private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

  @TempDir static Path folder;
  private static DataFolder data;
  private static OoProcess oo;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    data = new DataFolder(folder);
    http = HttpClient.newHttpClient();
    oo = startDev();
  }

  @AfterAll
  static void stop() {
    oo.close();
    http.close();
  }

  private static OoProcess startDev() {
    return OoProcess.start("start-dev", "--demo", "--data-dir", folder.toString(), "--port", "0", "--observe-port", "0").ready();
  }

  @Test
  @Order(1)
  void makesTwoUsersWithCalendarsAndAHistory() throws Exception {
    for (String user : List.of("ada", "grace")) {
      assertThat(items(user, "/v1/calendars")).hasSize(1);
      assertThat(items(user, "/v1/tips")).as(user).hasSizeGreaterThanOrEqualTo(2)
          .anyMatch(tip -> !tip.path("state").asText().equals("offered"));
    }
    assertThat(get("ada", "/v1/preferences").path("time_zone").asText()).isEqualTo("Europe/Berlin");
  }

  @Test
  @Order(2)
  void answersItsCommandsWhileItRuns() {
    assertThat(run("replay", "--all").out()).matches("([5-9]) decisions: \\1 bit-identical, 0 different");
    assertThat(run("replay", "--user", "ada").out()).startsWith("3 decisions: 3 bit-identical");
    assertThat(run("replay", "--user", data.userId("nobody")).out()).startsWith("0 decisions");
    assertThat(run("replay", "--since", "PT1H").out()).matches("[5-9] decisions: .*");
    assertThat(run("replay", "--since", "yesterday").err()).contains("--since takes").doesNotContain("\tat ");
    assertThat(run("events", "lag").out().lines()).hasSize(3).allMatch(line -> line.contains(" 0 waiting"));
    assertThat(run("events", "parked")).isEqualTo(new OoProcess.Finished(0, "", ""));
    assertThat(run("user-state", "rebuild", "--user", "ada").out()).matches("made anew from [1-9]\\d* events");
  }

  @Test
  @Order(3)
  void stopsItsServersOnCtrlC() {
    oo.interrupt();
    oo.finished(STOPS_WITHIN);

    assertThat(data.postmaster()).isEmpty();
    assertThat(data.processes()).isEmpty();
  }

  @Test
  @Order(4)
  void tellsThatNothingRuns() {
    for (String[] command : new String[][] {{"replay", "--all"}, {"events", "lag"}}) {
      var refused = run(command);

      assertThat(refused.status()).as(String.join(" ", command)).isEqualTo(1);
      assertThat(refused.err()).contains("cannot be reached", "./oo start-dev").doesNotContain("\tat ", "WARN", "ERROR");
    }
  }

  @Test
  @Order(5)
  void keepsItsDataAndAddsNothingToTheDemo() throws Exception {
    oo = startDev();
    var tips = items("ada", "/v1/tips");
    oo.terminate();
    oo.finished(STOPS_WITHIN);
    assertThat(data.processes()).isEmpty();

    oo = startDev();
    assertThat(items("ada", "/v1/tips")).isEqualTo(tips).hasSizeBetween(2, 3);
    assertThat(items("ada", "/v1/calendars")).hasSize(1);
    assertThat(items("grace", "/v1/calendars")).hasSize(1);
  }

  @Test
  @Order(6)
  void answersItsCommandsAfterItWasStartedAgain() {
    assertThat(run("replay", "--since", "P7D").out()).matches("([5-9]) decisions: \\1 bit-identical, 0 different");
    assertThat(run("events", "lag").out().lines()).hasSize(3).allMatch(line -> line.contains(" 0 waiting"));
    assertThat(run("user-state", "rebuild").out()).matches("made anew from [1-9]\\d* events");
  }

  @Test
  @Order(7)
  void startsAgainAfterItWasKilledTogetherWithItsPostgres() throws Exception {
    var tips = items("grace", "/v1/tips");
    oo.killHard();
    data.postmaster().orElseThrow().destroyForcibly();

    oo = startDev();
    assertThat(items("grace", "/v1/tips")).isEqualTo(tips);
  }

  @Test
  @Order(8)
  void startsItsPostgresAgainWhenItEndsByItself() throws Exception {
    var tips = items("ada", "/v1/tips");
    data.postmaster().orElseThrow().destroyForcibly();

    oo.line(line -> line.startsWith("PostgreSQL has ended by itself"));
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!items("ada", "/v1/tips").equals(tips)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  private static OoProcess.Finished run(String... command) {
    var all = new java.util.ArrayList<>(List.of(command));
    all.addAll(List.of("--data-dir", folder.toString()));
    return OoProcess.run(all.toArray(String[]::new));
  }

  private static JsonNode items(String user, String path) throws Exception {
    return get(user, path).path("items");
  }

  private static JsonNode get(String user, String path) throws Exception {
    var request = HttpRequest.newBuilder(data.api().resolve(path)).header("Authorization", "Bearer " + data.token(user)).build();
    return new JsonMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
  }
}
