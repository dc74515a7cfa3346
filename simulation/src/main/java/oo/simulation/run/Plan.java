package oo.simulation.run;

/**
 * How large a run is.
 *
 * @param connections over which users ask at the same time; with 1 a run can be repeated to the last draw
 * @param answers whether oO hears what users do; without, nothing can be learned
 */
public record Plan(int users, int days, int connections, boolean answers) {

  public Plan(int users, int days, int connections) {
    this(users, days, connections, true);
  }
}
