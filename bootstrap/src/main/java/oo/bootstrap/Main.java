package oo.bootstrap;

import java.util.ServiceLoader;
import oo.bootstrap.cli.MoreCommands;
import oo.bootstrap.cli.OoCommand;
import oo.bootstrap.cli.Refused;
import oo.shared.application.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where every {@code ./oo} command begins. */
public final class Main {

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] args) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    var commands = new CommandLine(new OoCommand());
    ServiceLoader.load(MoreCommands.class).forEach(more -> more.commands().forEach(commands::addSubcommand));
    commands.setParameterExceptionHandler((misuse, arguments) -> correct(misuse));
    commands.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    return commands;
  }

  private static int correct(ParameterException misuse) {
    CommandLine command = misuse.getCommandLine();
    command.getErr().println("oo: " + misuse.getMessage());
    UnmatchedArgumentException.printSuggestions(misuse, command.getErr());
    command.usage(command.getErr());
    return ExitCode.USAGE;
  }

  private static int explain(Exception failure, CommandLine command) {
    if (failure instanceof Refused || failure instanceof SettingsSource.Incomplete) {
      command.getErr().println("oo: " + failure.getMessage());
    } else if (failure instanceof DatabaseUnavailable) {
      command.getErr().println("oo: the database cannot be reached: " + failure.getMessage()
          + "\nStart it (./oo start-dev for a development installation), or check OO_DATABASE_URL");
    } else {
      command.getErr().println("oo: something broke that should not; this is what is known of it");
      LOG.error("{} failed", command.getCommandName(), failure);
    }
    return 1;
  }
}
