package oo.bootstrap.wiring;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import oo.bootstrap.Settings;
import oo.events.application.RelayLag;
import oo.shared.application.Finding;

/** That events arrive: nothing waits for long, and nothing was given up on. */
final class EventChecks {

  private static final Duration NOTABLE_AGE = Duration.ofMinutes(1);
  private static final Duration HARMFUL_AGE = Duration.ofMinutes(15);
  private static final int MOST = 1_000;
  /** No such table, no such schema, no right to it: what migrations make. */
  private static final Set<String> NOT_MIGRATED = Set.of("42P01", "3F000", "42501");

  private EventChecks() {}

  static List<Finding> examine(Settings settings, String start) {
    try (var tools = new Tools(settings.withPoolSize(1))) {
      var findings = new ArrayList<Finding>();
      for (String module : Settings.SCHEMAS) {
        findings.addAll(unlessMissing(module, () -> lag(tools.events().lag(module).view(), start)));
      }
      Tools.CONSUMERS.forEach((consumer, module) -> findings.addAll(
          unlessMissing(module, () -> parked(consumer, tools.events().parked(module).list(consumer, MOST).size()))));
      return findings.isEmpty() ? List.of(new Finding.Fine("every event has arrived, and none is parked")) : findings;
    }
  }

  static List<Finding> lag(RelayLag.View lag, String start) {
    String told = lag.messages() + " events of " + lag.module() + " wait, the oldest for " + lag.age().toSeconds() + " s";
    String remedy = start + "   # its relays deliver them; if it runs already, see its log";
    if (lag.age().compareTo(HARMFUL_AGE) > 0) {
      return List.of(new Finding.Failure(told, remedy));
    }
    return lag.age().compareTo(NOTABLE_AGE) > 0 ? List.of(new Finding.Warning(told, remedy)) : List.of();
  }

  static List<Finding> parked(String consumer, int parked) {
    return parked == 0 ? List.of() : List.of(new Finding.Failure(
        (parked == MOST ? "at least " : "") + parked + " events were given up on by the consumer " + consumer,
        "./oo events parked   # mend the cause, then: ./oo events replay --consumer " + consumer + " EVENT"));
  }

  static List<Finding> unlessMissing(String module, Supplier<List<Finding>> look) {
    try {
      return look.get();
    } catch (RuntimeException failed) {
      if (Stream.iterate((Throwable) failed, cause -> cause != null, Throwable::getCause)
          .anyMatch(cause -> cause instanceof SQLException refused && NOT_MIGRATED.contains(refused.getSQLState()))) {
        return List.of(new Finding.Skipped("the tables of " + module + " are not there, or not as they should be"));
      }
      throw failed;
    }
  }
}
