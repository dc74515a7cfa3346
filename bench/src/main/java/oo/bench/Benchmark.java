package oo.bench;

import java.util.List;
import oo.bench.figures.Row;

/** One target of the list, measured. */
interface Benchmark {

  /** Seconds that it will take, about; setting up is not counted. */
  long seconds();

  List<Row> measure() throws InterruptedException;
}
