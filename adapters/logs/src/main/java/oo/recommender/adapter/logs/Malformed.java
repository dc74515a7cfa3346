package oo.recommender.adapter.logs;

/** A line is not what its format says; the message tells what is wrong with it. */
final class Malformed extends Exception {

  private static final long serialVersionUID = 1;

  Malformed(String message) {
    super(message);
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
