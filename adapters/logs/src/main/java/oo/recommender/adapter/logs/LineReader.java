package oo.recommender.adapter.logs;

import oo.recommender.application.port.DecisionLog;

/** Makes a row of a line. */
interface LineReader {

  /** @throws Malformed which the caller reports, with the line's number */
  void read(byte[] bytes, int from, int length, long number, DecisionLog.Reader reader) throws Malformed;
}
