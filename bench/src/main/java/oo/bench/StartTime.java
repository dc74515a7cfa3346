package oo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import oo.bench.figures.Goals;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.installation.App;
import oo.bench.installation.Installation;
import oo.bench.load.Request;
import oo.bootstrap.cli.Refused;

/** P8: {@code ./oo start}, from the making of the process to its first 200, with the AOT cache of {@code ./oo aot} and without; on a migrated database. */
final class StartTime implements Benchmark {

  private static final Duration ABOUT_ONE_START = Duration.ofSeconds(4);
  private static final Duration ABOUT_TRAINING = Duration.ofSeconds(100);
  private static final long LONGEST_TRAINING = 600;

  private final Run run;
  private final ArrayList<Long> resident = new ArrayList<>();

  StartTime(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    return (1 + runs()) * 2 * ABOUT_ONE_START.toSeconds() + ABOUT_TRAINING.toSeconds();
  }

  /** Starts are short, so there are more of them than of the long measurements. */
  private int runs() {
    return run.plan().pairs() * 2;
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    train();
    try (var installation = Installation.start(run.home())) {
      milliseconds(installation, true, "first start with the cache, not counted");
      milliseconds(installation, false, "first start without, not counted");
      resident.clear();
      var pairs = new ArrayList<Pair>();
      for (int start = 1; start <= runs(); start++) {
        String which = ", pair " + start + " of " + runs();
        pairs.add(new Pair(milliseconds(installation, true, "with the cache" + which), milliseconds(installation, false, "without" + which)));
        run.progress().note(String.format(Locale.ROOT, "%.0f ms and %.0f ms, ratio %.2f",
            pairs.getLast().ours(), pairs.getLast().reference(), pairs.getLast().ratio()));
      }
      done.accept(Row.ratios("P8", "start with AOT cache ÷ without", null, "ms", pairs, Goals.START_WITH_CACHE,
          Map.of("resident_after_starts_mib_with_and_without", resident)));
    }
  }

  /** As packaging does it. */
  private void train() throws InterruptedException {
    run.progress().begin("P8 ./oo aot start", ABOUT_TRAINING);
    var command = new ProcessBuilder(run.home().folder().resolve("oo").toString(), "aot", "start").redirectErrorStream(true);
    command.environment().putAll(run.launcherEnvironment());
    try {
      Process training = command.start();
      String said = new String(training.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!training.waitFor(LONGEST_TRAINING, TimeUnit.SECONDS) || training.exitValue() != 0) {
        throw new Refused("no AOT cache could be made: " + said);
      }
      run.progress().note(said.lines().reduce("", (_, last) -> last));
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }

  private double milliseconds(Installation installation, boolean cache, String which) {
    run.progress().begin("P8 start " + which, ABOUT_ONE_START);
    var environment = run.launcherEnvironment();
    environment.put("OO_AOT", cache ? "on" : "off");
    // Asks for what only a user may read: token check, contract, database.
    byte[] first = Request.bytes("GET", "/v1/tips?limit=1", installation.issuer().token("starter"), "", "", "");
    try (App app = installation.launch(environment)) {
      double took = app.untilAnswering(first).toNanos() / 1e6;
      resident.add(app.residentMebibytes());
      app.checkCache(cache);
      return took;
    }
  }
}
