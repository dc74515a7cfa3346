package oo.development.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import oo.bootstrap.cli.Refused;
import oo.bootstrap.wiring.EventsWiring;
import oo.development.servers.DevelopmentIssuer;
import oo.development.servers.EmbeddedPostgresServer;
import oo.development.servers.NatsServer;
import oo.development.servers.ServerStartException;
import org.jspecify.annotations.Nullable;

/** The servers beside the app, stopped in reverse; a server that dies is started again. */
record Servers(EmbeddedPostgresServer postgres, DevelopmentIssuer issuer, @Nullable NatsServer nats, Thread watch)
    implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(500);

  static Servers start(Path dataDir, boolean withNats, Consumer<String> say) {
    say.accept("starting PostgreSQL in " + dataDir);
    try {
      var postgres = EmbeddedPostgresServer.start(dataDir, 0);
      try {
        var nats = withNats ? nats(dataDir, say) : null;
        try {
          var issuer = DevelopmentIssuer.start(dataDir, 0);
          return new Servers(postgres, issuer, nats, Thread.ofVirtual().name("watch").start(() -> watch(postgres, nats, say)));
        } catch (RuntimeException failed) {
          if (nats != null) {
            nats.close();
          }
          throw failed;
        }
      } catch (RuntimeException failed) {
        postgres.close();
        throw failed;
      }
    } catch (ServerStartException refused) {
      throw new Refused(refused.getMessage(), refused);
    }
  }

  private static NatsServer nats(Path dataDir, Consumer<String> say) {
    say.accept("starting NATS in " + dataDir + " (the first time fetches it)");
    return NatsServer.start(dataDir, 0, EventsWiring.permissions().stream()
        .map(user -> new NatsServer.User(user.user(), user.publish(), user.subscribe())).toList());
  }

  private static void watch(EmbeddedPostgresServer postgres, @Nullable NatsServer nats, Consumer<String> say) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(LOOK);
        if (!postgres.isRunning()) {
          say.accept("PostgreSQL has ended by itself: starting it again");
          postgres.restart();
        }
        if (nats != null && !nats.isRunning()) {
          say.accept("NATS has ended by itself: starting it again");
          nats.restart();
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (ServerStartException notYet) {
        say.accept("a server does not start: " + notYet.getMessage() + "; trying again");
      }
    }
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
    issuer.close();
    if (nats != null) {
      nats.close();
    }
    postgres.close();
  }
}
