package oo.simulation.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import oo.bench.load.Answer;
import oo.bench.load.HttpConnection;
import oo.bench.load.Request;

/** The published API, over one connection. */
final class Api implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int MOST_TRIES = 20;
  private static final int UNAVAILABLE = 503;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpConnection connection;

  Api(int port) {
    try {
      this.connection = new HttpConnection(port, TIMEOUT);
    } catch (IOException refused) {
      throw new UncheckedIOException("oO does not listen", refused);
    }
  }

  JsonNode decide(String token, boolean push, String device) {
    return good(json("POST", "/v1/tips", token, "{\"trigger\":\"" + (push ? "push" : "pull") + "\",\"device\":\"" + device + "\"}", ""));
  }

  /** Whether it was taken: false where the tip had been answered otherwise, or it came too late. */
  boolean react(String token, String tip, String reaction) {
    var answer = json("POST", "/v1/feedback", token, "{\"tip_id\":\"" + tip + "\",\"reaction\":" + reaction + "}", "");
    if (answer.status() == 409) {
      return false;
    }
    good(answer);
    return true;
  }

  void prefer(String token, String zone) {
    good(json("PUT", "/v1/preferences", token, "{\"time_zone\":\"" + zone + "\",\"quiet_hours\":[{\"days\":[\"mon\",\"tue\",\"wed\",\"thu\","
        + "\"fri\",\"sat\",\"sun\"],\"from\":\"22:30\",\"to\":\"07:00\"}],\"kinds_off\":[],\"daily_cap\":12,\"push_cooldown\":\"PT1H\"}",
        "If-Match: *\r\n"));
  }

  void consent(String token, String purpose, boolean granted) {
    good(json("PUT", "/v1/consents/" + purpose, token, "{\"granted\":" + granted + "}", ""));
  }

  void connectCalendar(String token, String calendar) {
    good(exchange(Request.bytes("POST", "/v1/calendars", token, "text/calendar", calendar, "")));
  }

  private Answer json(String method, String path, String token, String body, String headers) {
    return exchange(Request.bytes(method, path, token, "application/json", body, headers));
  }

  /** A machine that does much besides may keep oO's database waiting: then a user tries again, as the answer says. */
  private Answer exchange(byte[] request) {
    try {
      var answer = connection.exchange(request);
      for (int tries = 1; answer.status() == UNAVAILABLE && tries < MOST_TRIES; tries++) {
        Thread.sleep(PAUSE);
        answer = connection.exchange(request);
      }
      return answer;
    } catch (IOException broken) {
      throw new UncheckedIOException("oO did not answer", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped in the middle of a simulation", stopped);
    }
  }

  private static JsonNode good(Answer answer) {
    if (!answer.successful()) {
      throw new IllegalStateException("oO answered " + answer.status() + " " + answer.body());
    }
    try {
      return JSON.readTree(answer.buffer(), answer.from(), answer.to() - answer.from());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("oO's answer cannot be read", unreadable);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
