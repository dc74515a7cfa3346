package oo.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import oo.bench.installation.Site;
import oo.bench.load.Answer;
import oo.bench.load.HttpConnection;

/**
 * First reactions, one new user each, and how long it takes until a decision counts them: until the explanation of a tip
 * names what this very user has taught. One who is in the holdout is left, for nothing that learns decides there.
 */
final class Reactions extends Following {

  private static final String ANOTHER = "{\"trigger\":\"pull\",\"another\":true}";
  private static final byte[] PERSONAL = "\"personal\"".getBytes(US_ASCII);
  private static final String HELD = "rules";
  private static final long LEAST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
  /** Pauses grow with what has passed, for a user is offered at most fifty tips a day: that is the resolution. */
  private static final double GROWTH = 0.2;

  Reactions(Site site) {
    super(site);
  }

  @Override
  void one(HttpConnection connection, String token, Lags lags) throws IOException, InterruptedException {
    welcome(connection, token, "PT0S");
    String tip = secondOfItsKind(connection, token);
    if (why(connection, token, tip).policy().startsWith(HELD)) {
      return;
    }
    byte[] done = json("POST", "/v1/feedback", token, "{\"tip_id\":\"" + tip + "\",\"reaction\":{\"type\":\"done\"}}", "");
    long sent = System.nanoTime();
    good(connection.exchange(done));
    long acknowledged = System.nanoTime();
    String next = another(connection, token);
    long answered = System.nanoTime();
    while (!why(connection, token, next).counted()) {
      notForever(acknowledged);
      Thread.sleep(Duration.ofNanos(Math.max(LEAST_PAUSE, (long) (GROWTH * (System.nanoTime() - acknowledged)))));
      next = another(connection, token);
      answered = System.nanoTime();
    }
    // Nobody knows when it was read; at the latest when it was answered.
    lags.sent().add(answered - sent);
    lags.acknowledged().add(answered - acknowledged);
  }

  /** What is done is not offered again at once; only where another of its kind is left can a decision show what was taught. */
  private static String secondOfItsKind(HttpConnection connection, String token) throws IOException {
    var kinds = new HashSet<String>();
    var tips = new HashSet<String>();
    while (true) {
      var offered = offered(connection, token);
      boolean isAnother = tips.add(offered.member("title"));
      if (isAnother && !kinds.add(offered.member("kind"))) {
        return offered.member("tip_id");
      }
    }
  }

  private static String another(HttpConnection connection, String token) throws IOException {
    return offered(connection, token).member("tip_id");
  }

  private static Answer offered(HttpConnection connection, String token) throws IOException {
    var answer = good(connection.exchange(json("POST", "/v1/tips", token, ANOTHER, "")));
    if (answer.member("tip_id").isEmpty()) {
      throw new IOException("no tip was offered any more");
    }
    return answer;
  }

  private record Why(String policy, boolean counted) {}

  private static Why why(HttpConnection connection, String token, String tip) throws IOException {
    var answer = good(connection.exchange(json("GET", "/v1/tips/" + tip + "/explanation?numbers=true", token, "", "")));
    return new Why(answer.member("policy"), answer.has(PERSONAL));
  }
}
