package oo.bootstrap.logs;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import oo.shared.application.ContentFree;
import org.jspecify.annotations.Nullable;

/** An exception without its words, which can quote a row, a title or an address: only {@link ContentFree} ones speak. */
final class Trouble {

  private static final int FRAMES = 40;

  private Trouble() {}

  static @Nullable String message(IThrowableProxy failure) {
    return thrown(failure) instanceof ContentFree ? failure.getMessage() : null;
  }

  /** The SQL state of the exception or of the nearest cause that has one. */
  static @Nullable String code(IThrowableProxy failure) {
    Set<IThrowableProxy> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (var cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      if (thrown(cause) instanceof SQLException refused && refused.getSQLState() != null) {
        return refused.getSQLState();
      }
    }
    return null;
  }

  static String trace(IThrowableProxy failure) {
    var text = new StringBuilder(2_048);
    write(text, failure, "", Collections.newSetFromMap(new IdentityHashMap<>()));
    return text.toString();
  }

  private static void write(StringBuilder text, IThrowableProxy failure, String role, Set<IThrowableProxy> seen) {
    if (!seen.add(failure)) {
      return;
    }
    text.append(role).append(failure.getClassName());
    if (message(failure) != null) {
      text.append(": ").append(message(failure));
    }
    StackTraceElementProxy[] frames = failure.getStackTraceElementProxyArray();
    int own = Math.min(FRAMES, frames.length - failure.getCommonFrames());
    for (int i = 0; i < own; i++) {
      text.append("\n\t").append(frames[i].getSTEAsString());
    }
    text.append('\n');
    for (IThrowableProxy suppressed : failure.getSuppressed()) {
      write(text, suppressed, "Suppressed: ", seen);
    }
    if (failure.getCause() != null) {
      write(text, failure.getCause(), "Caused by: ", seen);
    }
  }

  private static @Nullable Throwable thrown(IThrowableProxy failure) {
    return failure instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
  }
}
