package oo.bootstrap.wiring;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Work that is done from time to time.
 *
 * <p>The work claims what it does in the database, so that any number of processes may run the same jobs.
 */
public interface Jobs extends AutoCloseable {

  /** @param work does one piece, and tells whether there may be another; {@code pause} lies between when there is none */
  void run(String name, Duration pause, BooleanSupplier work);

  /** Lets each finish the piece that it is at. */
  @Override
  void close();
}
