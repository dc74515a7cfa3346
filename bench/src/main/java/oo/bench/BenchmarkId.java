package oo.bench;

/** The benchmarks that there are, by the names of their targets. */
enum BenchmarkId {
  /** Decisions a second against T3 transactions a second. */
  P1,
  /** Start to the first answer, with and without an AOT cache. */
  P8
}
