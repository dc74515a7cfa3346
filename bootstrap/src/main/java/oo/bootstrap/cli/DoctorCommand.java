package oo.bootstrap.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import oo.bootstrap.doctor.Examination;
import oo.bootstrap.doctor.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what is wrong with an installation, and what to do. */
@Command(
    name = "doctor", mixinStandardHelpOptions = true, exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing failed, there may be warnings", "1:something failed", "2:misuse"},
    description = "Look at an installation from all sides and say what to do. Changes nothing.")
final class DoctorCommand implements Callable<Integer> {

  @Option(names = "--json", description = "Tell it to a program.")
  private boolean json;

  @Mixin private DataDir dataDir = new DataDir();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var report = new Examination(Installation.found(System.getenv(), dataDir.path()), Clock.systemUTC()).report();
    var out = spec.commandLine().getOut();
    out.print(json ? report.json() + System.lineSeparator() : report.text());
    out.flush();
    return report.healthy() ? 0 : 1;
  }
}
