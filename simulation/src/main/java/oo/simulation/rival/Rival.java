package oo.simulation.rival;

import oo.development.rehearsal.Chooser;
import oo.development.rehearsal.Decided;

/** Decides instead of oO, and is told what came of it as soon as oO is. */
public interface Rival extends Chooser, AutoCloseable {

  /** @param worth of what was chosen */
  void learn(Decided decided, double worth);

  @Override
  void close();
}
