package oo.development.servers;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads out of PostgreSQL's own messages why it did not start. */
final class StartFailure {

  private static final Pattern VERSION = Pattern.compile("initialized by PostgreSQL version (\\S+?),");
  private static final int TAIL_CHARACTERS = 2000;

  private StartFailure() {}

  /** @param output what PostgreSQL wrote during the attempt */
  static ServerStartException of(Path dataDir, int port, String output) {
    if (output.contains("No space left on device") || output.contains("Disk quota exceeded")) {
      return new ServerStartException.DiskFull(dataDir);
    }
    if (output.contains("Address already in use")) {
      return new ServerStartException.PortTaken(port, null);
    }
    var version = VERSION.matcher(output);
    if (version.find()) {
      return new ServerStartException.WrongVersion(dataDir.resolve("postgres"), version.group(1), PostgresFolder.VERSION);
    }
    if (output.contains("unshare failed")) {
      return new ServerStartException(
          "PostgreSQL does not run as root and user namespaces are switched off here; run oO as an ordinary user", null);
    }
    var tail = output.substring(Math.max(0, output.length() - TAIL_CHARACTERS)).strip();
    return new ServerStartException("PostgreSQL did not start on " + dataDir + "; its last words:\n" + tail, null);
  }
}
