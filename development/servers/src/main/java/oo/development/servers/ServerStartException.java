package oo.development.servers;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why a development server did not start, in words for the person at the terminal. */
public sealed class ServerStartException extends RuntimeException {

  ServerStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static ServerStartException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new ServerStartException("interrupted while waiting for a development server", cause);
  }

  /** Another process, or this one, already runs on the same data folder. */
  public static final class AlreadyRunning extends ServerStartException {
    AlreadyRunning(Path folder, String holder) {
      super("oO already runs on " + folder + " (" + holder + "); stop it first, or choose another --data-dir", null);
    }
  }

  /** Something else listens on the port. */
  public static final class PortTaken extends ServerStartException {
    PortTaken(int port, @Nullable Throwable cause) {
      super("port " + port + " on 127.0.0.1 is taken by another process; stop it, or choose another port", cause);
    }
  }

  /** The data folder cannot be created or written to. */
  public static final class FolderNotWritable extends ServerStartException {
    FolderNotWritable(Path folder, @Nullable Throwable cause) {
      super("cannot write to the data folder " + folder + "; check its owner and its permissions", cause);
    }
  }

  /** The disk of the data folder is full, or nearly so. */
  public static final class DiskFull extends ServerStartException {
    DiskFull(Path folder) {
      super("no space left for the data folder " + folder + "; free some, or choose another --data-dir", null);
    }
  }

  /** The folder was written by another major version of PostgreSQL. */
  public static final class WrongVersion extends ServerStartException {
    WrongVersion(Path folder, String found, String needed) {
      super(
          folder + " was written by PostgreSQL " + found + ", this is " + needed
              + "; move the folder away to start afresh, or dump it with the old version",
          null);
    }
  }
}
