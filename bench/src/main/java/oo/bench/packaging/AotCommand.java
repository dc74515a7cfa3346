package oo.bench.packaging;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import oo.bench.installation.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the AOT caches that oO starts with: the last step of packaging. */
@Command(
    name = "aot", mixinStandardHelpOptions = true,
    description = {"Make the AOT caches that oO starts with, by a training run of each: about two minutes.",
        "They fit this build, this virtual machine and these options of it; after another build they are passed over."})
public final class AotCommand implements Callable<Integer> {

  @Parameters(paramLabel = "start|start-dev", description = "What is to start faster; both when absent.")
  private List<String> names = List.of("start", "start-dev");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var chosen = EnumSet.noneOf(Trained.class);
    for (String name : names) {
      chosen.add(Trained.named(name).orElseThrow(() -> new ParameterException(spec.commandLine(), "there is nothing to train called " + name)));
    }
    var home = Home.ofThisProcess();
    for (Trained trained : chosen) {
      say("training " + trained.command());
      say(String.format("%s, %d MiB", new AotCache(home, trained).make(), new AotCache(home, trained).mebibytes()));
    }
    return 0;
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
