package oo.chaos;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import oo.bench.installation.Home;
import oo.bench.installation.Installation;
import oo.bootstrap.wiring.Databases;
import oo.chaos.outbox.Skipped;
import oo.shared.adapter.postgres.DatabaseSettings;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.ModuleSchema;

/** R4: the relay's cursor beside a naive one on the same outbox; a run in which the naive one skips nothing proves nothing. */
final class NoRowSkipped implements Experiment {

  private static final String MODULE = "profile";
  private static final int WRITERS = 32;

  private final Home home;
  private final Plan plan;
  private final Consumer<String> progress;

  NoRowSkipped(Home home, Plan plan, Consumer<String> progress) {
    this.home = home;
    this.plan = plan;
    this.progress = progress;
  }

  @Override
  public List<Finding> run() throws Exception {
    try (var installation = Installation.start(home)) {
      var settings = installation.settings();
      Databases.migrate(settings);
      var access = DatabaseSettings.of(settings.database().url(), ModuleSchema.role(MODULE), settings.modulePassword(MODULE), 4);
      try (var database = new ModuleDatabase(access)) {
        return List.of(finding(Skipped.of(MODULE, database, WRITERS, plan.rows(), plan.seed(), progress)));
      }
    }
  }

  private static Finding finding(Skipped skipped) {
    boolean shown = skipped.byNumber() > 0;
    return new Finding("R4", "outbox rows skipped at " + WRITERS + " writers; a cursor by number alone skips " + skipped.byNumber(),
        skipped.byTheRelay() + " of " + skipped.rows() + (shown ? "" : " (the naive cursor skipped nothing either: proves nothing)"), "0",
        skipped.byTheRelay() == 0 && shown,
        Map.of("rows", skipped.rows(), "skipped_by_the_relay", skipped.byTheRelay(), "skipped_by_number", skipped.byNumber(),
            "skipped_by_transaction_without_bound", skipped.byTransactionWithoutBound(), "seconds", Math.round(skipped.seconds())));
  }
}
