package oo.recommender.application.port;

import oo.recommender.domain.evaluation.Logged;

/** Decisions with their rewards, as somebody logged them, and what the target would have done. */
public interface DecisionLog {

  /**
   * Hands over everything in the order of the log, from its beginning each time, without holding it all. What the reader
   * throws comes out.
   *
   * @throws UnreadableLog where the log cannot be read on, as a whole
   */
  void each(Reader reader);

  /** Told of each line; lines count from 1. */
  interface Reader {

    void row(long line, Logged row);

    /** A line that holds no decision with a reward, and need not. */
    void without(long line, String why);

    void malformed(long line, String why);

    /** How far it is, in units of the log's own; told now and then, and at the end. */
    void at(long done, long total);
  }

  /** The log is not there, breaks off, or is of another kind; the message tells a person. */
  final class UnreadableLog extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableLog(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
