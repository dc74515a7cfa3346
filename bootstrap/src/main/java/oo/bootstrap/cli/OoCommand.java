package oo.bootstrap.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that has all the others. */
@Command(
    name = "oo",
    description = "The right tip at the right moment.",
    mixinStandardHelpOptions = true,
    version = "oO 0.1.0",
    subcommands = {
        StartCommand.class, ReplayCommand.class, EvaluateCommand.class, ExportCommand.class, EventsCommand.class,
        UserStateCommand.class, PoliciesCommand.class, ModelCommand.class, DoctorCommand.class, HelpCommand.class})
public final class OoCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
