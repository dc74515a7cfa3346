package oo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import oo.bench.installation.App;
import oo.bench.installation.Home;
import oo.bench.installation.Installation;
import oo.bench.load.Answer;
import oo.bench.load.HttpConnection;
import oo.bench.load.Request;
import oo.chaos.Balancer.Address;
import org.junit.jupiter.api.Test;

/** Two processes on one database behind a balancer are restarted in turn, under load: nobody notices. */
class RollingRestartIT {

  private static final int CLIENTS = 6;
  private static final int USERS_OF_A_CLIENT = 15;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
  private static final String GRACE = System.getProperty("oo.rolling.grace", "2");
  private static final List<String> JAVA =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicBoolean goesOn = new AtomicBoolean(true);
  private final List<Duration> stops = new ArrayList<>();

  @Test
  void failsNoRequest() throws Exception {
    var home = new Home(Path.of("..").toAbsolutePath().normalize());
    var first = new Address(Installation.freePort(), Installation.freePort());
    var second = new Address(Installation.freePort(), Installation.freePort());
    try (var installation = Installation.start(home); var one = start(installation, first); var other = start(installation, second);
        var balancer = new Balancer(List.of(first, second)); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      await(balancer, first);
      await(balancer, second);
      var clients = new ArrayList<Future<?>>();
      for (int client = 0; client < CLIENTS; client++) {
        int number = client;
        var users = IntStream.range(0, USERS_OF_A_CLIENT).mapToObj(user -> "rolling-" + number + "-" + user)
            .map(user -> Request.anotherTip(installation.issuer().token(user))).toList();
        clients.add(threads.submit(() -> ask(balancer.port(), number, users)));
      }
      Thread.sleep(1_000);
      try (var _ = restarted(installation, one, first, balancer); var _ = restarted(installation, other, second, balancer)) {
        Thread.sleep(1_000);
        goesOn.set(false);
        for (var client : clients) {
          client.get();
        }
      }
    }
    System.out.printf("rolling restart: %d requests answered, %d failed; stops took %s%n", answered.get(), failures.size(), stops);
    assertThat(failures).isEmpty();
    assertThat(answered.get()).isGreaterThan(500);
    assertThat(stops).hasSize(2).allMatch(stop -> stop.compareTo(LONGEST_STOP) < 0);
  }

  private static App start(Installation installation, Address at) {
    var app = installation.startApp(JAVA, at.port(), Map.of("OO_OBSERVE_PORT", Integer.toString(at.observePort()), "OO_STOP_GRACE", GRACE));
    app.untilAnswering(Request.bytes("GET", "/v1/tips?limit=1", installation.issuer().token("first"), "", "", ""));
    return app;
  }

  private App restarted(Installation installation, App app, Address at, Balancer balancer) throws InterruptedException {
    stops.add(app.terminate(PATIENCE).orElseThrow());
    App again = start(installation, at);
    await(balancer, at);
    Thread.sleep(1_000);
    return again;
  }

  private static void await(Balancer balancer, Address ready) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!balancer.sends(ready)) {
      assertThat(System.nanoTime()).as("%s is not ready", ready).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  /** On one connection for as long as the server keeps it; every fourth request is the first of a new one. */
  private Void ask(int port, int client, List<Request> users) throws InterruptedException {
    for (int number = 0; goesOn.get(); ) {
      try (var connection = new HttpConnection(port, PATIENCE)) {
        boolean open = true;
        while (open && goesOn.get()) {
          number++;
          count(connection.exchange(users.get(number % users.size()).withKey(client, number)));
          open = number % 4 != 0 && !connection.isOver();
          // Below the quota of a user.
          Thread.sleep(8);
        }
      } catch (IOException failed) {
        failures.add(failed.toString());
        Thread.sleep(10);
      }
    }
    return null;
  }

  private void count(Answer answer) {
    if (answer.successful()) {
      answered.incrementAndGet();
    } else {
      failures.add(answer.status() + " " + answer.body());
    }
  }
}
