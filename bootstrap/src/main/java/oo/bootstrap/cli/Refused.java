package oo.bootstrap.cli;

/** A command cannot do what it was asked; the message tells a person why, and what to do. */
public class Refused extends RuntimeException {

  public Refused(String message) {
    super(message);
  }

  public Refused(String message, Throwable cause) {
    super(message, cause);
  }
}
