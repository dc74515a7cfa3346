package oo.bench.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import oo.bench.installation.Home;

/** The commands that start oO, each with libraries and so with a cache of its own. */
enum Trained {
  START("start", "bootstrap/target", ProductionRun::make),
  START_DEV("start-dev", "development/cli/target", DevelopmentRun::make);

  /** Runs oO for a while with this option of the virtual machine, and returns when it has ended. */
  interface TrainingRun {
    void make(Home home, String option, Path folder) throws IOException, InterruptedException;
  }

  private final String command;
  private final String target;
  private final TrainingRun run;

  Trained(String command, String target, TrainingRun run) {
    this.command = command;
    this.target = target;
    this.run = run;
  }

  static Optional<Trained> named(String command) {
    return Arrays.stream(values()).filter(any -> any.command.equals(command)).findFirst();
  }

  String command() {
    return command;
  }

  Path target(Home home) {
    return home.folder().resolve(target);
  }

  TrainingRun run() {
    return run;
  }
}
