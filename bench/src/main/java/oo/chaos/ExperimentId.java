package oo.chaos;

/** The experiments that there are, by the names of their targets. */
enum ExperimentId {
  /** Lost or doubled under kills and other faults. */
  R1
}
