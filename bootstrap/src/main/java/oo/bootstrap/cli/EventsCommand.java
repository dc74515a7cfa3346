package oo.bootstrap.cli;

import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import oo.bootstrap.Settings;
import oo.bootstrap.wiring.BusRebuild;
import oo.bootstrap.wiring.Tools;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after events: what is on its way, and what was given up on. */
@Command(
    name = "events", mixinStandardHelpOptions = true,
    description = "Look after events: what is on its way, and what was given up on.",
    subcommands = {EventsCommand.Lag.class, EventsCommand.Parked.class, EventsCommand.Replay.class, EventsCommand.Rebuild.class})
final class EventsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to do");
  }

  @Command(name = "lag", mixinStandardHelpOptions = true, description = "Tell how far each module's relay is behind.")
  static final class Lag implements Callable<Integer> {

    @Mixin private DataDir dataDir = new DataDir();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      try (var tools = new Tools(dataDir.settings())) {
        PrintWriter out = spec.commandLine().getOut();
        for (String module : Settings.SCHEMAS) {
          var lag = tools.events().lag(module).view();
          out.printf("%-14s %8d waiting, the oldest for %s%n", module, lag.messages(), lag.age());
        }
        tools.events().backlog().forEach(consumer -> out.printf("%-14s %8d to come to %s, %d at work%n",
            consumer.module(), consumer.waiting(), consumer.consumer(), consumer.atWork()));
        out.flush();
      }
      return 0;
    }
  }

  @Command(
      name = "rebuild", mixinStandardHelpOptions = true,
      description = "Delete all that NATS carries, and publish every event again from PostgreSQL.")
  static final class Rebuild implements Callable<Integer> {

    @Mixin private DataDir dataDir = new DataDir();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      Settings settings = dataDir.settings();
      if (settings.nats() == null) {
        throw new Refused("there is nothing to rebuild: oO runs without NATS here, OO_NATS_URL is not set");
      }
      try (var tools = new Tools(settings)) {
        tools.events().rebuild(Progress.on(spec.commandLine().getErr(), "events")::at);
      } catch (BusRebuild.NobodyRelays nobody) {
        throw new Refused(nobody.getMessage(), nobody);
      }
      spec.commandLine().getOut().println("everything is published again; consumers know what they have handled");
      return 0;
    }
  }

  @Command(name = "parked", mixinStandardHelpOptions = true, description = "List the events that a consumer gave up on, with the reason.")
  static final class Parked implements Callable<Integer> {

    private static final int MOST = 1_000;

    @Mixin private DataDir dataDir = new DataDir();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      try (var tools = new Tools(dataDir.settings())) {
        PrintWriter out = spec.commandLine().getOut();
        Tools.CONSUMERS.forEach((consumer, module) -> tools.events().parked(module).list(consumer, MOST).forEach(parked ->
            out.printf("%s %s %s of %s, parked %s after %d attempts: %s%n", consumer, parked.id(), parked.subject(),
                parked.occurredAt(), parked.parkedAt(), parked.attempts(), parked.reason())));
        out.flush();
      }
      return 0;
    }
  }

  @Command(name = "replay", mixinStandardHelpOptions = true, description = "Deliver a parked event again.")
  static final class Replay implements Callable<Integer> {

    @Option(names = "--consumer", required = true, description = "Who gave up on it, as `parked` names it.")
    private String consumer = "";

    @Parameters(paramLabel = "EVENT", description = "The event's id, as `parked` names it.")
    private UUID event = new UUID(0, 0);

    @Mixin private DataDir dataDir = new DataDir();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      String module = Tools.CONSUMERS.get(consumer);
      if (module == null) {
        throw new Refused("there is no consumer " + consumer + ": " + String.join(", ", Tools.CONSUMERS.keySet()));
      }
      try (var tools = new Tools(dataDir.settings())) {
        if (!tools.events().parked(module).replay(consumer, event)) {
          throw new Refused("no event " + event + " is parked for " + consumer);
        }
      }
      spec.commandLine().getOut().println("it is delivered again at once, by the running oO");
      return 0;
    }
  }
}
