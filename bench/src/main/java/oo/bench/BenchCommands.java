package oo.bench;

import java.util.List;
import oo.bootstrap.cli.MoreCommands;

/** The command that the launcher finds when the benchmarks are built. */
public final class BenchCommands implements MoreCommands {

  @Override
  public List<Object> commands() {
    return List.of(new BenchCommand());
  }
}
