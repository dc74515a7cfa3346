package oo.bootstrap.wiring;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import oo.bootstrap.Settings;
import oo.recommender.domain.ledger.LedgerPartition;
import oo.shared.application.Finding;
import org.jspecify.annotations.Nullable;

/** That the ledger has its partitions ahead of time, and nothing longer than it is to be kept. */
final class LedgerChecks {

  private LedgerChecks() {}

  static List<Finding> examine(Settings settings, String start, InstantSource clock) {
    try (var tools = new Tools(settings.withPoolSize(1))) {
      return EventChecks.unlessMissing("recommender", () -> {
        var partitions = tools.ledger().all();
        var findings = new ArrayList<Finding>();
        missing(partitions, start, clock, findings);
        overdue(partitions, settings, start, clock, findings);
        strayed(tools.ledger().spare(), settings, start, clock, findings);
        return findings.isEmpty() ? List.of(new Finding.Fine(told(partitions, settings))) : findings;
      });
    }
  }

  private static void missing(List<LedgerPartition> partitions, String start, InstantSource clock, List<Finding> findings) {
    var next = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).plusMonths(1);
    if (partitions.stream().noneMatch(partition -> partition.has(next))) {
      findings.add(new Finding.Warning("the ledger has no partition for " + next + ", whose decisions would lie in the spare one",
          start + "   # makes it; if it runs already, see its log"));
    }
  }

  private static void overdue(
      List<LedgerPartition> partitions, Settings settings, String start, InstantSource clock, List<Finding> findings) {
    partitions.stream().filter(partition -> settings.ledger().isOver(partition, clock.instant())).forEach(partition ->
        findings.add(new Finding.Warning("the decisions of " + partition + " are there still, though they are kept for "
            + settings.ledger(), start + "   # drops them within the hour; if it runs already, see its log")));
  }

  private static void strayed(
      @Nullable YearMonth month, Settings settings, String start, InstantSource clock, List<Finding> findings) {
    if (month != null) {
      findings.add(new Finding.Warning("decisions of " + month + " lie in the ledger's spare partition",
          Databases.checks(settings, start, clock).psql(
              "SELECT recommender.make_ledger_partition('" + month.atDay(1) + "', 2147483647)")
              + "   # when few decide: whoever decides meanwhile may wait"));
    }
  }

  private static String told(List<LedgerPartition> partitions, Settings settings) {
    long bytes = partitions.stream().mapToLong(LedgerPartition::bytes).sum();
    return partitions.size() + " partitions up to " + partitions.getLast().until().minusMonths(1) + ", " + (bytes + (1 << 20) - 1 >> 20)
        + " MB; decisions are kept " + (settings.ledger().forever() ? "forever" : "for " + settings.ledger());
  }
}
