package oo.simulation;

import java.util.List;
import oo.bootstrap.cli.MoreCommands;

/** The command that the launcher finds when the simulation is built. */
public final class SimulationCommands implements MoreCommands {

  @Override
  public List<Object> commands() {
    return List.of(new SimulateCommand());
  }
}
