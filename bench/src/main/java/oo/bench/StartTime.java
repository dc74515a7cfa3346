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
import java.util.function.Consumer;
import oo.bench.figures.Goals;
import oo.bench.figures.Pair;
import oo.bench.figures.Row;
import oo.bench.installation.Home;
import oo.bench.installation.Installation;
import oo.bench.installation.Users;
import oo.bench.load.Clients;
import oo.bench.load.Decisions;
import oo.bench.load.Request;
import oo.bootstrap.cli.Refused;

/** P8: from the making of the process to its first 200, with an AOT cache and without, on a migrated database. */
final class StartTime implements Benchmark {

  private static final Duration ABOUT_ONE_START = Duration.ofSeconds(4);
  private static final Duration TRAINING = Duration.ofSeconds(5);
  private static final int TRAINING_CLIENTS = 4;
  private static final int TRAINING_USERS = 200;

  private final Run run;

  StartTime(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    return (1 + runs()) * 2 * ABOUT_ONE_START.toSeconds() + TRAINING.toSeconds();
  }

  /** Starts are short, so there are more of them than of the long measurements. */
  private int runs() {
    return run.plan().pairs() * 2;
  }

  @Override
  public void measure(Consumer<Row> done) throws InterruptedException {
    try (var installation = Installation.start(run.home())) {
      var starts = new Starts(installation, installation.folder().resolve("app.aot"));
      starts.train();
      starts.milliseconds(starts.withCache(), "first start with the cache, not counted");
      starts.milliseconds(run.javaOptions(), "first start without, not counted");
      var pairs = new ArrayList<Pair>();
      for (int start = 1; start <= runs(); start++) {
        String which = ", pair " + start + " of " + runs();
        pairs.add(new Pair(starts.milliseconds(starts.withCache(), "with the cache" + which),
            starts.milliseconds(run.javaOptions(), "without" + which)));
        run.progress().note(String.format(Locale.ROOT, "%.0f ms and %.0f ms, ratio %.2f",
            pairs.getLast().ours(), pairs.getLast().reference(), pairs.getLast().ratio()));
      }
      done.accept(Row.ratios("P8", "start with AOT cache ÷ without", null, "ms", pairs, Goals.START_WITH_CACHE,
          Map.of("cache_mib", starts.size() >> 20)));
    }
  }

  /** Starts on one installation. */
  private final class Starts {

    private final Installation installation;
    private final Path cache;
    /** Asks for what only a user may read: token check, contract, database. */
    private final byte[] firstRequest;

    Starts(Installation installation, Path cache) {
      this.installation = installation;
      this.cache = cache;
      this.firstRequest = Request.bytes("GET", "/v1/tips?limit=1", installation.issuer().token("starter"), "", "", "");
    }

    /** The app writes the cache when it ends, from what it did; so it starts and decides for a while. */
    private void train() throws InterruptedException {
      run.progress().begin("P8 training run, then writing the cache", TRAINING.plus(ABOUT_ONE_START));
      try (var app = installation.startApp(with("-XX:AOTCacheOutput=" + cache))) {
        app.untilAnswering(firstRequest);
        var users = new Users(installation.issuer(), app.port()).make(TRAINING_USERS);
        new Clients(app.port(), new Decisions(), (int) System.nanoTime()).run(TRAINING_CLIENTS, TRAINING, users);
      }
      run.progress().note("a cache of " + (size() >> 20) + " MiB");
    }

    private double milliseconds(List<String> options, String which) {
      run.progress().begin("P8 start " + which, ABOUT_ONE_START);
      try (var app = installation.startApp(options)) {
        return app.untilAnswering(firstRequest).toNanos() / 1e6;
      }
    }

    private List<String> withCache() {
      // A cache that does not fit would be passed over in silence, and nothing would be measured.
      return with("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }

    private List<String> with(String... more) {
      var options = new ArrayList<>(run.javaOptions());
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
}
