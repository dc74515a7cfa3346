package oo.bench;

import java.util.List;
import oo.bench.packaging.AotCommand;
import oo.bootstrap.cli.MoreCommands;
import oo.chaos.ChaosCommand;
import picocli.CommandLine;

/** The commands that the launcher finds when the benchmarks are built. */
public final class BenchCommands implements MoreCommands {

  @Override
  public List<Object> commands() {
    var bench = new CommandLine(new BenchCommand());
    bench.getCommandSpec().usageMessage().footer(BenchCommand.footer());
    return List.of(bench, new ChaosCommand(), new AotCommand());
  }
}
