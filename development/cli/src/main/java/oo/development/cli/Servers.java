package oo.development.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import oo.bootstrap.cli.Refused;
import oo.development.servers.DevelopmentIssuer;
import oo.development.servers.EmbeddedPostgresServer;
import oo.development.servers.ServerStartException;

/** The servers beside the app, stopped in reverse; a PostgreSQL that dies is started again. */
record Servers(EmbeddedPostgresServer postgres, DevelopmentIssuer issuer, Thread watch) implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(500);

  static Servers start(Path dataDir, Consumer<String> say) {
    say.accept("starting PostgreSQL in " + dataDir);
    try {
      var postgres = EmbeddedPostgresServer.start(dataDir, 0);
      try {
        var issuer = DevelopmentIssuer.start(dataDir, 0);
        return new Servers(postgres, issuer, Thread.ofVirtual().name("watch").start(() -> watch(postgres, say)));
      } catch (RuntimeException failed) {
        postgres.close();
        throw failed;
      }
    } catch (ServerStartException refused) {
      throw new Refused(refused.getMessage(), refused);
    }
  }

  private static void watch(EmbeddedPostgresServer postgres, Consumer<String> say) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(LOOK);
        if (!postgres.isRunning()) {
          say.accept("PostgreSQL has ended by itself: starting it again");
          postgres.restart();
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (ServerStartException notYet) {
        say.accept("PostgreSQL does not start: " + notYet.getMessage() + "; trying again");
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
    postgres.close();
  }
}
