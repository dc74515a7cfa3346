package oo.bench.packaging;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import oo.bench.installation.Home;
import oo.bench.installation.Installation;
import oo.bench.load.Clients;
import oo.bench.load.Decisions;
import oo.bench.load.Request;

/**
 * {@code ./oo start} on a PostgreSQL of its own, deciding under load until the compiler has seen what is hot: the cache carries
 * those profiles into the next start, which needs them most while all clients are already there.
 */
final class ProductionRun {

  private static final Duration TIME = Duration.ofSeconds(45);
  private static final int CLIENTS = 16;
  private static final int USERS = 4_000;

  private ProductionRun() {}

  static void make(Home home, String option, Path folder) throws InterruptedException {
    try (var installation = Installation.start(home);
        var app = installation.startApp(Home.javaOptions(List.of(option)))) {
      app.untilAnswering(Request.bytes("GET", "/v1/tips?limit=1", installation.issuer().token("trainer"), "", "", ""));
      var users = installation.users(app).make(USERS);
      new Clients(app.port(), new Decisions(), 0).run(CLIENTS, TIME, users);
    }
  }
}
