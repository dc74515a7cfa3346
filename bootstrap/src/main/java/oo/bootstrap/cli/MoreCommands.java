package oo.bootstrap.cli;

import java.util.List;

/** Commands of a jar that may or may not be installed, such as those for development. */
public interface MoreCommands {

  /** Objects annotated as picocli commands. */
  List<Object> commands();
}
