package oo.chaos;

import java.util.List;

/** One target of the list, tried. */
interface Experiment {

  List<Finding> run() throws Exception;
}
