package oo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oo.bench.installation.App;
import oo.bench.installation.Home;
import oo.bench.installation.Installation;
import oo.bench.installation.Users;
import oo.bench.load.Answer;
import oo.bench.load.HttpConnection;
import oo.bench.load.Request;
import org.junit.jupiter.api.Test;

/** What holds for a user holds over two app processes on one database. */
class TwoAppsIT {

  private static final int CAP = 5;
  private static final int AT_ONCE = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> JAVA =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  @Test
  void giveAHundredRequestsAtOnceNoMoreTipsThanTheDailyCap() throws Exception {
    try (var installation = Installation.start(new Home(Path.of("..").toAbsolutePath().normalize()));
        var one = start(installation); var other = start(installation)) {
      String token = installation.issuer().token("capped");
      assertThat(exchange(one, preferences(token)).status()).isEqualTo(200);

      var answers = new ArrayList<Future<Answer>>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < AT_ONCE; i++) {
          int number = i;
          answers.add(threads.submit(() ->
              exchange(number % 2 == 0 ? one : other, Request.anotherTip(token).withKey(1, number))));
        }
      }
      for (var answer : answers) {
        assertThat(answer.get().status()).isIn(200, 409, 503);
      }
      var last = exchange(other, Request.anotherTip(token).withKey(2, 1));
      for (int more = 0; more < CAP && last.body().contains("\"outcome\":\"tip\""); more++) {
        last = exchange(other, Request.anotherTip(token).withKey(3, more));
      }

      assertThat(last.member("reason")).isEqualTo("DAILY_CAP");
      var tips = exchange(one, Request.bytes("GET", "/v1/tips?limit=100", token, "", "", "")).body();
      assertThat(tips.split("\"tip_id\"", -1)).hasSize(CAP + 1);
    }
  }

  private static App start(Installation installation) {
    var app = installation.startApp(JAVA, Installation.freePort(), Map.of());
    app.untilAnswering(Request.bytes("GET", "/v1/tips?limit=1", installation.issuer().token("first"), "", "", ""));
    return app;
  }

  private static Answer exchange(App app, byte[] request) throws IOException {
    try (var connection = new HttpConnection(app.port(), PATIENCE)) {
      return connection.exchange(request);
    }
  }

  private static byte[] preferences(String token) {
    return Request.bytes("PUT", "/v1/preferences", token, "application/json", """
        {"time_zone":"%s","quiet_hours":[],"kinds_off":[],"daily_cap":%d,"push_cooldown":"PT0S"}""".formatted(Users.afternoon(), CAP),
        "If-Match: *\r\n");
  }
}
