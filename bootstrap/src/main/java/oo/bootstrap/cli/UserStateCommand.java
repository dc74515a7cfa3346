package oo.bootstrap.cli;

import java.util.concurrent.Callable;
import oo.bootstrap.wiring.Tools;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after the recommender's read model. */
@Command(
    name = "user-state", mixinStandardHelpOptions = true, description = "Look after the recommender's read model.",
    subcommands = UserStateCommand.Rebuild.class)
final class UserStateCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to do");
  }

  @Command(name = "rebuild", mixinStandardHelpOptions = true, description = "Drop the read model and make it anew from events.")
  static final class Rebuild implements Callable<Integer> {

    @Option(names = "--user", description = "Only this user's: a UUID, or with a development installation a name.")
    private @Nullable String user;

    @Mixin private DataDir dataDir = new DataDir();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      try (var tools = new Tools(dataDir.settings())) {
        var rebuilt = tools.rebuildUserState().execute(user == null ? null : tools.user(user));
        spec.commandLine().getOut().println("made anew from " + rebuilt.events() + " events");
      }
      return 0;
    }
  }
}
