package oo.bootstrap.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import oo.bootstrap.Settings;
import oo.bootstrap.SettingsSource;
import oo.bootstrap.logs.Logs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts oO for production; everything that it needs is named in the environment. */
@Command(
    name = "start", mixinStandardHelpOptions = true,
    description = "Start oO for production, configured by the environment (OO_DATABASE_URL and others).")
final class StartCommand implements Callable<Integer> {

  /** Whoever tells a process to stop kills it before long, commonly after 10 s. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(9);

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = SettingsSource.ofEnvironment();
    refuseUnsafe(settings);
    Logs.apply(settings.telemetry());
    try (var stop = new UntilStopped(LONGEST_STOP); var app = Starting.app(settings)) {
      spec.commandLine().getOut().println("ready on port " + app.port());
      spec.commandLine().getOut().flush();
      stop.await();
    }
    return 0;
  }

  private static void refuseUnsafe(Settings settings) {
    settings.unsafe().stream().findFirst().ifPresent(danger -> {
      throw new Refused(danger.name() + " " + danger.what());
    });
  }
}
