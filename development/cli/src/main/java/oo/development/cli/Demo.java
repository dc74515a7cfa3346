package oo.development.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import oo.bootstrap.cli.Refused;

/** Two invented users with calendars and a history, made through the published API like anybody's. */
final class Demo {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;
  private final UnaryOperator<String> tokens;

  Demo(int port, UnaryOperator<String> tokens) {
    this.api = "http://localhost:" + port + "/v1";
    this.tokens = tokens;
  }

  void make() {
    make("ada", "Europe/Berlin", DemoCalendars.office(Clock.systemUTC()),
        List.of("{\"type\":\"done\"}", "{\"type\":\"dismiss\",\"reason\":\"not_now\"}", "{\"type\":\"done\"}"));
    make("grace", "America/New_York", DemoCalendars.student(Clock.systemUTC()),
        List.of("{\"type\":\"seen\"}", "{\"type\":\"dismiss\",\"reason\":\"never_this\"}"));
  }

  private void make(String user, String zone, String calendar, List<String> reactions) {
    if (get(user, "/tips?limit=1").path("items").size() > 0) {
      return;
    }
    send(user, "PUT", "/preferences", "application/json", """
        {"time_zone":"%s","quiet_hours":[{"days":["mon","tue","wed","thu","fri","sat","sun"],"from":"22:00","to":"07:00"}],
         "kinds_off":[],"daily_cap":20,"push_cooldown":"PT1H"}""".formatted(zone));
    send(user, "POST", "/calendars", "text/calendar", calendar);
    for (String reaction : reactions) {
      JsonNode tip = send(user, "POST", "/tips", "application/json", "{\"trigger\":\"pull\",\"another\":true}");
      if (tip.path("outcome").asText().equals("tip")) {
        send(user, "POST", "/feedback", "application/json",
            "{\"tip_id\":\"%s\",\"reaction\":%s}".formatted(tip.path("tip_id").asText(), reaction));
      }
    }
  }

  private JsonNode get(String user, String path) {
    return exchange(request(user, path).GET().build());
  }

  private JsonNode send(String user, String method, String path, String type, String body) {
    return exchange(request(user, path).header("Content-Type", type).header("If-Match", "*")
        .method(method, HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder request(String user, String path) {
    return HttpRequest.newBuilder(URI.create(api + path)).header("Authorization", "Bearer " + tokens.apply(user));
  }

  private JsonNode exchange(HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new Refused("the demo could not be made: " + request.uri() + " answered " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException unreadable) {
      throw new Refused("the demo could not be made: " + unreadable.getMessage(), unreadable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Refused("stopped while the demo was made", stopped);
    }
  }
}
