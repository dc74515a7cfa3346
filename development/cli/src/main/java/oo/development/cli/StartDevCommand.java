package oo.development.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import oo.bootstrap.Oo;
import oo.bootstrap.cli.DataDir;
import oo.bootstrap.cli.Starting;
import oo.bootstrap.cli.UntilStopped;
import oo.bootstrap.logs.Logs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts oO with everything that it needs on this machine, and runs until it is stopped. */
@Command(
    name = "start-dev", mixinStandardHelpOptions = true,
    description = "Start oO with an embedded PostgreSQL and a development token issuer. Not for production.")
final class StartDevCommand implements Callable<Integer> {

  /** Its servers stop after the app. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

  @Option(names = "--port", defaultValue = "8080", description = "Where the API listens; 0 for any free port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--observe-port", defaultValue = "8081", description = "Where health and metrics are (default: ${DEFAULT-VALUE}).")
  private int observePort;

  @Option(names = "--demo", description = "Make two invented users with calendars and a history.")
  private boolean demo;

  @Option(names = "--nats", description = "Carry events over a NATS server with JetStream, which is started too.")
  private boolean nats;

  @Option(names = "--with-scorer", description = "Start the scorer of ml/serving too, with an example model.")
  private boolean withScorer;

  @Mixin private DataDir dataDir = new DataDir();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Ports.check(spec, "--port", port);
    Ports.check(spec, "--observe-port", observePort);
    say("DEVELOPMENT ONLY: whoever can read " + dataDir.path() + " can be any user of this oO. Never expose it.");
    try (var stop = new UntilStopped(LONGEST_STOP);
        var servers = Servers.start(dataDir.path(), nats, withScorer, this::say);
        var app = start(servers)) {
      if (!stop.told()) {
        welcome(servers, app);
      }
      stop.await();
    }
    return 0;
  }

  private void welcome(Servers servers, Oo app) {
    if (demo) {
      say("making the demo users: ada and grace");
      new Demo(app.port(), this::token).make();
    }
    Welcome.print(spec.commandLine().getOut(), app, servers.issuer().url(), token("ada"), dataDir.path());
  }

  private Oo start(Servers servers) {
    var settings = DevelopmentSettings.write(dataDir.path(), Ports.free(port), Ports.free(observePort), servers);
    Logs.apply(settings.telemetry());
    say("migrating the database and starting oO");
    return Starting.app(settings);
  }

  private String token(String user) {
    return TokenCommand.mint(dataDir.path(), user, TokenCommand.SCOPES, Duration.ofHours(12));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
