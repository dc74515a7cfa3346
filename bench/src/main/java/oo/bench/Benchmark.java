package oo.bench;

import java.util.function.Consumer;
import oo.bench.figures.Row;

/** One target of the list, measured. */
interface Benchmark {

  /** Seconds that it will take, about; setting up is not counted. */
  long seconds();

  /** @param done takes each line as soon as it is measured: what fails later does not lose it */
  void measure(Consumer<Row> done) throws InterruptedException;
}
