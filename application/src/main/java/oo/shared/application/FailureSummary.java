package oo.shared.application;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What went wrong, in one line that can be logged and kept: kinds of exceptions and places in the code. What an exception
 * says is left out unless it is {@link ContentFree}, for it can quote a row, a title or an address.
 */
public final class FailureSummary {

  private static final int DEPTH = 5;
  private static final int LONGEST = 500;
  private static final String OURS = "oo.";

  private FailureSummary() {}

  /** At most 500 characters. */
  public static String of(Throwable failure) {
    String text = Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(DEPTH)
        .map(FailureSummary::one).collect(Collectors.joining(", caused by "));
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static String one(Throwable failure) {
    String kind = failure.getClass().getSimpleName();
    if (failure instanceof ContentFree) {
      return kind + ": " + failure.getMessage();
    }
    String state = failure instanceof SQLException refused ? " " + refused.getSQLState() : "";
    return kind + state + place(failure);
  }

  private static String place(Throwable failure) {
    return Arrays.stream(failure.getStackTrace()).filter(frame -> frame.getClassName().startsWith(OURS)).findFirst()
        .map(frame -> " at " + frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
            + frame.getMethodName() + ":" + frame.getLineNumber())
        .orElse("");
  }
}
