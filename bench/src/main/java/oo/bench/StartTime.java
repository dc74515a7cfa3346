package oo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import oo.bench.figures.Goals;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.installation.Home;
import oo.bench.installation.Installation;
import oo.bench.installation.Users;
import oo.bench.load.Clients;
import oo.bench.load.Request;
import oo.bench.report.Progress;
import oo.bootstrap.cli.Refused;

/** P8: from the making of the process to its first 200, with an AOT cache and without, on a migrated database. */
final class StartTime implements Benchmark {

  private static final Duration ABOUT_ONE_START = Duration.ofSeconds(4);
  private static final Duration TRAINING = Duration.ofSeconds(5);
  private static final int TRAINING_CLIENTS = 4;
  private static final int TRAINING_USERS = 200;

  private final Installation installation;
  private final Plan plan;
  private final List<String> javaOptions;
  private final Progress progress;
  private final Path cache;
  /** Asks for what only a user may read: token check, contract, database. */
  private final byte[] firstRequest;

  StartTime(Installation installation, Plan plan, List<String> javaOptions, Progress progress) {
    this.installation = installation;
    this.plan = plan;
    this.javaOptions = javaOptions;
    this.progress = progress;
    this.cache = installation.folder().resolve("app.aot");
    this.firstRequest = Request.bytes("GET", "/v1/tips?limit=1", installation.issuer().token("starter"), "", "", "");
  }

  @Override
  public long seconds() {
    return (1 + runs()) * 2 * ABOUT_ONE_START.toSeconds() + TRAINING.toSeconds();
  }

  /** Starts are short, so there are more of them than of the long measurements. */
  private int runs() {
    return plan.pairs() * 2;
  }

  @Override
  public List<Row> measure() throws InterruptedException {
    train();
    milliseconds(withCache(), "first start with the cache, not counted");
    milliseconds(javaOptions, "first start without, not counted");
    var pairs = new ArrayList<Pair>();
    for (int run = 1; run <= runs(); run++) {
      String which = ", pair " + run + " of " + runs();
      pairs.add(new Pair(milliseconds(withCache(), "with the cache" + which), milliseconds(javaOptions, "without" + which)));
      progress.note(String.format(Locale.ROOT, "%.0f ms and %.0f ms, ratio %.2f",
          pairs.getLast().ours(), pairs.getLast().reference(), pairs.getLast().ratio()));
    }
    return List.of(new Row("P8", "start with AOT cache ÷ without", null, "ms", pairs, Goals.START_WITH_CACHE,
        Map.of("cache_mib", size() >> 20)));
  }

  /** The app writes the cache when it ends, from what it did; so it starts and decides for a while. */
  private void train() throws InterruptedException {
    progress.begin("P8 training run, then writing the cache", TRAINING.plus(ABOUT_ONE_START));
    try (var app = installation.startApp(with("-XX:AOTCacheOutput=" + cache))) {
      app.untilAnswering(firstRequest);
      var users = new Users(installation.issuer(), app.port()).make(TRAINING_USERS);
      new Clients(app.port(), (int) System.nanoTime()).run(TRAINING_CLIENTS, TRAINING, users);
    }
    progress.note("a cache of " + (size() >> 20) + " MiB");
  }

  private double milliseconds(List<String> options, String which) {
    progress.begin("P8 start " + which, ABOUT_ONE_START);
    try (var app = installation.startApp(options)) {
      return app.untilAnswering(firstRequest).toNanos() / 1e6;
    }
  }

  private List<String> withCache() {
    // A cache that does not fit would be passed over in silence, and nothing would be measured.
    return with("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
  }

  private List<String> with(String... more) {
    var options = new ArrayList<>(javaOptions);
    options.addAll(List.of(more));
    return options;
  }

  private long size() {
    try {
      return Files.size(cache);
    } catch (IOException missing) {
      if (Files.notExists(cache)) {
        throw new Refused("the training run wrote no AOT cache: " + cache, missing);
      }
      throw new UncheckedIOException(missing);
    }
  }
}
