package oo.recommender.adapter.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import oo.recommender.application.port.DecisionLog;
import oo.recommender.domain.evaluation.Logged;

/** Everything that a reader is told. */
final class Told implements DecisionLog.Reader {

  final List<Logged> rows = new ArrayList<>();
  final TreeMap<Long, String> malformed = new TreeMap<>();
  final TreeMap<Long, String> without = new TreeMap<>();
  long done;
  long total;

  @Override
  public void row(long line, Logged row) {
    rows.add(row);
  }

  @Override
  public void without(long line, String why) {
    without.put(line, why);
  }

  @Override
  public void malformed(long line, String why) {
    malformed.put(line, why);
  }

  @Override
  public void at(long so, long all) {
    done = so;
    total = all;
  }
}
