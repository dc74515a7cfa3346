package oo.development.cli;

import java.util.List;
import oo.bootstrap.cli.MoreCommands;

/** The commands that a production package does not have. */
public final class DevelopmentCommands implements MoreCommands {

  @Override
  public List<Object> commands() {
    return List.of(new StartDevCommand(), new TokenCommand());
  }
}
