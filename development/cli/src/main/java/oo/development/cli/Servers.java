package oo.development.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import oo.bootstrap.cli.Refused;
import oo.bootstrap.wiring.EventsWiring;
import oo.development.servers.DevelopmentIssuer;
import oo.development.servers.EmbeddedPostgresServer;
import oo.development.servers.NatsServer;
import oo.development.servers.ScorerServer;
import oo.development.servers.ServerStartException;
import oo.recommender.domain.policy.ScoringColumns;
import org.jspecify.annotations.Nullable;

/** The servers beside the app, stopped in reverse; a server that dies is started again. */
final class Servers implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(500);

  /** Started so far, the last one first. */
  private final Deque<Running> running = new ArrayDeque<>();
  private final Consumer<String> say;
  private final EmbeddedPostgresServer postgres;
  private final @Nullable NatsServer nats;
  private final @Nullable ScorerServer scorer;
  private final DevelopmentIssuer issuer;
  private final Thread watch;

  private record Running(String name, BooleanSupplier lives, Runnable restart, Runnable close) {}

  private Servers(Path dataDir, boolean withNats, boolean withScorer, Consumer<String> say) {
    this.say = say;
    try {
      say.accept("starting PostgreSQL in " + dataDir);
      var database = EmbeddedPostgresServer.start(dataDir, 0);
      running.push(new Running("PostgreSQL", database::isRunning, database::restart, database::close));
      this.postgres = database;
      this.nats = withNats ? nats(dataDir) : null;
      this.scorer = withScorer ? scorer(dataDir) : null;
      var tokens = DevelopmentIssuer.start(dataDir, 0);
      running.push(new Running("the token issuer", () -> true, () -> {}, tokens::close));
      this.issuer = tokens;
    } catch (RuntimeException failed) {
      running.forEach(server -> server.close().run());
      throw failed;
    }
    this.watch = Thread.ofVirtual().name("watch").start(this::watch);
  }

  static Servers start(Path dataDir, boolean withNats, boolean withScorer, Consumer<String> say) {
    try {
      return new Servers(dataDir, withNats, withScorer, say);
    } catch (ServerStartException refused) {
      throw new Refused(refused.getMessage(), refused);
    }
  }

  private NatsServer nats(Path dataDir) {
    say.accept("starting NATS in " + dataDir + " (the first time fetches it)");
    var server = NatsServer.start(dataDir, 0, EventsWiring.permissions().stream()
        .map(user -> new NatsServer.User(user.user(), user.publish(), user.subscribe())).toList());
    running.push(new Running("NATS", server::isRunning, server::restart, server::close));
    return server;
  }

  private ScorerServer scorer(Path dataDir) {
    say.accept("starting the scorer in " + dataDir + " (the first time installs its libraries: a minute)");
    var server = ScorerServer.start(Path.of(System.getProperty("oo.home", "")), dataDir, ScoringColumns.canonicalText());
    running.push(new Running("the scorer", server::isRunning, server::restart, server::close));
    return server;
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(LOOK);
        for (var server : running) {
          if (!server.lives().getAsBoolean()) {
            say.accept(server.name() + " has ended by itself: starting it again");
            server.restart().run();
          }
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (ServerStartException notYet) {
        say.accept("a server does not start: " + notYet.getMessage() + "; trying again");
      }
    }
  }

  EmbeddedPostgresServer postgres() {
    return postgres;
  }

  @Nullable NatsServer nats() {
    return nats;
  }

  @Nullable ScorerServer scorer() {
    return scorer;
  }

  DevelopmentIssuer issuer() {
    return issuer;
  }

  @Override
  public void close() {
    watch.interrupt();
    try {
      // Only then is it sure that nothing starts again what is stopped here.
      watch.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    running.forEach(server -> server.close().run());
  }
}
