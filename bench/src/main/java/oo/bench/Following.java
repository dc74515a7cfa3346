package oo.bench;

import java.io.IOException;
import java.time.Duration;
import oo.bench.figures.Latencies;
import oo.bench.installation.Site;
import oo.bench.installation.Users;
import oo.bench.load.Answer;
import oo.bench.load.HttpConnection;
import oo.bench.load.Request;

/** News that one new user after the other sends, and how long it takes until a decision knows of it; by the published API alone. */
abstract class Following {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration GIVEN_UP = Duration.ofSeconds(20);

  private final Site site;
  private final String run = Long.toHexString(System.nanoTime());
  private int users;

  Following(Site site) {
    this.site = site;
  }

  /** @param sent from the moment when the news is sent; {@code acknowledged} from when that was answered */
  record Lags(Latencies sent, Latencies acknowledged) {
    Lags() {
      this(new Latencies(), new Latencies());
    }
  }

  /** Follows what one user sends; may leave it, and then adds nothing. */
  abstract void one(HttpConnection connection, String token, Lags lags) throws IOException, InterruptedException;

  /** One after the other until the time is over, at least one. */
  final Lags during(Duration time) {
    var lags = new Lags();
    long end = System.nanoTime() + time.toNanos();
    try (var connection = new HttpConnection(site.app().port(), TIMEOUT)) {
      do {
        one(connection, site.issuer().token("following-" + run + "-" + ++users), lags);
      } while (System.nanoTime() < end || lags.sent().size() == 0);
      return lags;
    } catch (IOException broken) {
      throw new IllegalStateException("what was sent could not be followed: " + broken.getMessage(), broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while it was followed what was sent", stopped);
    }
  }

  /** Somebody whom nothing keeps from being offered tips. */
  static void welcome(HttpConnection connection, String token, String cooldown) throws IOException {
    good(connection.exchange(json("PUT", "/v1/preferences", token, "{\"time_zone\":\"" + Users.afternoon()
        + "\",\"quiet_hours\":[],\"kinds_off\":[],\"daily_cap\":50,\"push_cooldown\":\"" + cooldown + "\"}", "If-Match: *\r\n")));
  }

  static void notForever(long since) {
    if (System.nanoTime() - since > GIVEN_UP.toNanos()) {
      throw new IllegalStateException("no decision knew of it within " + GIVEN_UP.toSeconds() + " s");
    }
  }

  static byte[] json(String method, String path, String token, String body, String headers) {
    return Request.bytes(method, path, token, "application/json", body, headers);
  }

  static Answer good(Answer answer) throws IOException {
    if (!answer.successful()) {
      throw new IOException(answer.status() + " " + answer.body());
    }
    return answer;
  }
}
