package oo.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import oo.bench.figures.Goals;
import oo.bench.figures.Row;
import oo.bench.policy.PolicyBenchmark;
import oo.recommender.domain.policy.CandidateFeature;
import oo.recommender.domain.policy.ContextFeature;
import oo.recommender.domain.policy.ModelInputs;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** P4: features and policy alone, by JMH in processes of their own, each call timed. */
final class PolicyTime implements Benchmark {

  private static final int POLICIES = 2;
  private static final int SIZES = 3;
  private static final int ITERATIONS = 5;
  private static final double P99 = 99;

  private final Run run;

  PolicyTime(Run run) {
    this.run = run;
  }

  @Override
  public long seconds() {
    return POLICIES * SIZES * run.plan().pairs() * 2L * ITERATIONS * iteration();
  }

  /** A thousand times shorter than a decision, so a fraction of the time is more than enough. */
  private long iteration() {
    return Math.clamp(run.plan().slice().toSeconds() / 10, 1, 3);
  }

  @Override
  public void measure(Consumer<Row> done) {
    run.progress().begin("P4 policy and features, 8, 50 and 200 candidates", Duration.ofSeconds(seconds()));
    // Locks are for machines that several people measure on.
    System.setProperty("jmh.ignoreLock", "true");
    var options = new OptionsBuilder().include(PolicyBenchmark.class.getName() + "\\.").mode(Mode.SampleTime).timeUnit(TimeUnit.MICROSECONDS)
        .forks(run.plan().pairs()).warmupIterations(ITERATIONS).measurementIterations(ITERATIONS)
        .warmupTime(TimeValue.seconds(iteration())).measurementTime(TimeValue.seconds(iteration()))
        .jvmArgs(run.javaOptions().toArray(String[]::new)).verbosity(VerboseMode.SILENT).shouldFailOnError(true).build();
    try {
      results(new Runner(options).run(), done);
    } catch (RunnerException failed) {
      throw new IllegalStateException("JMH failed: " + failed.getMessage(), failed);
    }
  }

  private void results(Collection<RunResult> results, Consumer<Row> done) {
    for (RunResult result : results) {
      String policy = result.getParams().getParam("policy");
      int candidates = Integer.parseInt(result.getParams().getParam("candidates"));
      List<Double> forks = result.getBenchmarkResults().stream().map(fork -> percentile(fork, P99)).toList();
      done.accept(Row.values("P4", policy + " and features, p99, " + candidates + " candidates", null, "µs", forks, Goals.policy(candidates),
          Map.of("policy", policy, "candidates", candidates, "inputs", ModelInputs.WIDTH, "features", ContextFeature.values().length + CandidateFeature.values().length,
              "p50_us", result.getPrimaryResult().getStatistics().getPercentile(50),
              "calls_sampled", result.getPrimaryResult().getStatistics().getN())));
    }
  }

  private static double percentile(BenchmarkResult fork, double percent) {
    return fork.getPrimaryResult().getStatistics().getPercentile(percent);
  }
}
