package oo.bootstrap.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import oo.bootstrap.wiring.Tools;
import oo.recommender.application.ReplayDecisions;
import oo.recommender.application.port.Decisions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes logged decisions again and tells how many come out the same to the last bit. */
@Command(
    name = "replay", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all are bit-identical", "3:some are different or could not be made again"},
    description = "Make logged decisions again and tell how many are bit-identical.")
final class ReplayCommand implements Callable<Integer> {

  private static final int NOT_IDENTICAL = 3;

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  @Mixin private DataDir dataDir = new DataDir();

  @Spec private CommandSpec spec;

  static final class Which {
    @Option(names = "--all", description = "Every decision in the ledger.")
    private boolean all;

    @Option(names = "--user", description = "The decisions of one user: a UUID, or with a development installation a name.")
    private @Nullable String user;

    @Option(names = "--since", description = "Decisions since then: an instant (2026-11-23T08:00:00Z) or an age (PT24H, P7D).")
    private @Nullable String since;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (var tools = new Tools(dataDir.settings())) {
      var report = tools.replay().execute(selection(tools), Progress.on(spec.commandLine().getErr(), "decisions replayed"));
      print(out, report);
      out.flush();
      return report.clean() ? 0 : NOT_IDENTICAL;
    }
  }

  private Decisions.Selection selection(Tools tools) {
    return new Decisions.Selection(which.user == null ? null : tools.user(which.user), which.since == null ? null : Since.parse("--since", which.since));
  }

  private static void print(PrintWriter out, ReplayDecisions.Report report) {
    out.printf("%d decisions: %d bit-identical, %d different%n", report.total(), report.identical(), report.different());
    report.named().forEach(different -> out.printf("  %s differs in %s%n", different.decision(), String.join(", ", different.what())));
    report.refused().forEach((reason, count) -> out.printf("  %d could not be made again: %s%n", count, reason));
  }
}
