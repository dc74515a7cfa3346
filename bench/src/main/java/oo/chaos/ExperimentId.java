package oo.chaos;

/** The experiments that there are, by the names of their targets. */
enum ExperimentId {
  /** Lost or doubled under kills and other faults. */
  R1,
  /** Throughput after a restart against before. */
  R3,
  /** Outbox rows skipped, beside a naive cursor. */
  R4,
  /** What is learned from the same messages in any order and number. */
  R5,
  /** Decisions without NATS, and what was drawn against what was logged. */
  R6,
  /** Three times more requests than can be served. */
  R7
}
