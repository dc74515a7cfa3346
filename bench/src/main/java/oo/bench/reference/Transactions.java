package oo.bench.reference;

import java.time.Duration;
import oo.bench.figures.Latencies;

/**
 * T3: one statement that inserts a row with a 1 KB document, of the type that the ledger's has, and an outbox row; durable.
 */
public interface Transactions {

  /** Who makes them, with its version. */
  String client();

  /**
   * One after the other.
   *
   * @param clients at the same time, a connection each
   * @return transactions a second
   */
  double perSecond(int clients, Duration time) throws InterruptedException;

  /**
   * So many a second, whether or not earlier ones are over; counted from when each was due.
   *
   * @param clients at the same time, a connection each
   */
  Latencies latencies(int clients, double perSecond, Duration time) throws InterruptedException;
}
