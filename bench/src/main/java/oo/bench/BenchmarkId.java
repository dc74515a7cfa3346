package oo.bench;

import java.util.function.Function;

/** The benchmarks that there are, by the names of their targets, in the order in which they are run. */
enum BenchmarkId {
  T3("the two clients of T3, in turn: ours ÷ pgbench", ReferenceClients::new),
  P1("decisions/s ÷ T3 transactions/s (T3: insert 1 KB and an outbox row, durable); memory of the app", DecisionRate::new),
  P2("p99 of a decision ÷ p99 of T3, both at half of P1's rate, open loop", DecisionTime::new),
  P3("CPU of a decision ÷ CPU of a Helidon echo POST", DecisionCpu::new),
  P4("policy and features alone, p99, 8, 50 and 200 candidates (JMH)", PolicyTime::new),
  P5("a reaction acknowledged until a decision counts it, p95", Lag::ofReactions),
  P6("decisions/s with the relay ÷ without, and events handed on ÷ decisions", RelayRate::new),
  P7("decisions/s with two shadow policies ÷ without", ShadowCost::new),
  P8("start to the first 200 with an AOT cache ÷ without", StartTime::new),
  P9("a new calendar until it is reflected in a decision, p95", Lag::ofSignals),
  P10("decisions/s after 10 million ledger rows (--rows) ÷ empty", LedgerGrowth::new),
  LEARN("updates/s of the learner, and what a user's model and a snapshot take", LearnerRate::new),
  TOOLS("decisions/s and memory of export, evaluate and replay (--rows); only by its name", LedgerTools::new);

  private final String what;
  private final Function<Run, Benchmark> make;

  BenchmarkId(String what, Function<Run, Benchmark> make) {
    this.what = what;
    this.make = make;
  }

  String what() {
    return what;
  }

  /** Whether it is measured where nobody says what: what was promised is. */
  boolean always() {
    return this != TOOLS;
  }

  Benchmark of(Run run) {
    return make.apply(run);
  }
}
