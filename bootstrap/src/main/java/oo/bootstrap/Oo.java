package oo.bootstrap;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import oo.bootstrap.wiring.AuthWiring;
import oo.bootstrap.wiring.Databases;
import oo.bootstrap.wiring.EventsWiring;
import oo.bootstrap.wiring.GatewayWiring;
import oo.bootstrap.wiring.IntegrationsWiring;
import oo.bootstrap.wiring.ProfileWiring;
import oo.bootstrap.wiring.RecommenderWiring;
import oo.bootstrap.wiring.ScorerWiring;
import oo.bootstrap.wiring.Surroundings;
import oo.bootstrap.wiring.TelemetryWiring;
import oo.bootstrap.wiring.TimeOrderedIds;
import oo.codegen.http.Route;
import oo.gateway.adapter.http.HttpGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running application: all modules in one process. */
public final class Oo implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Oo.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final HttpGateway gateway;

  /** Migrates the schemas, starts the relays and jobs, and last of all listens. */
  public static Oo start(Settings settings) {
    return start(settings, Surroundings.real());
  }

  /** Likewise, in surroundings that are not the real world's: for rehearsals, which no production package has. */
  public static Oo start(Settings settings, Surroundings surroundings) {
    Databases.migrate(settings);
    return new Oo(settings, surroundings);
  }

  private Oo(Settings settings, Surroundings surroundings) {
    try {
      var random = new SecureRandom();
      var clock = surroundings.clock();
      var ids = new TimeOrderedIds();
      var telemetry = keep(new TelemetryWiring(settings.telemetry()));
      var databases = keep(new Databases(settings, telemetry));
      var events = keep(new EventsWiring(databases, settings.nats(), telemetry, clock, random));
      var profile = keep(new ProfileWiring(databases.of("profile"), events.nudge("profile"), telemetry, ids, clock));
      var integrations = keep(new IntegrationsWiring(
          databases.of("integrations"), events.nudge("integrations"), profile, settings.feedsFromLoopback(), ids, surroundings, random));
      var scorer = keep(new ScorerWiring(settings.scorer()));
      var recommender = keep(new RecommenderWiring(
          databases.of("recommender"), events, profile, telemetry, ids, surroundings,
          settings.work(), settings.ledger(), scorer));
      // Stops before those who handle what it delivers.
      parts.remove(events);
      keep(events);
      // Tokens are the real world's in every surroundings.
      var auth = keep(new AuthWiring(settings.tokens(), Clock.systemUTC()));
      var routes = new ArrayList<Route>();
      List.of(profile.routes(), integrations.routes(), recommender.routes(), events.routes()).forEach(routes::addAll);
      var checks = new ArrayList<>(List.of(databases.health()));
      checks.addAll(events.health());
      checks.addAll(scorer.health());
      this.gateway = keep(GatewayWiring.gateway(settings, auth, checks, routes, telemetry, surroundings));
      var subscriptions = new ArrayList<>(integrations.subscriptions());
      subscriptions.addAll(recommender.subscriptions());
      events.start(subscriptions, settings.work().relays());
      integrations.startJobs();
      recommender.startJobs();
      gateway.start();
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  public int port() {
    return gateway.port();
  }

  public int observePort() {
    return gateway.observePort();
  }

  /** Stops listening first and lets go of the database last. */
  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception failed) {
        LOG.warn("A part did not stop cleanly", failed);
      }
    }
  }
}
