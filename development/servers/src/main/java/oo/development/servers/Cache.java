package oo.development.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where executables are kept for all of a user's checkouts. */
final class Cache {

  private Cache() {}

  // Not the system's folder for temporary files: there another user could put executables under a name known before.
  static Path folder() {
    var xdg = System.getenv("XDG_CACHE_HOME");
    var base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
    return OwnedFiles.folder(base.resolve("oo"));
  }

  /** Gives a finished folder its name, unless another process was faster: its copy is as good. */
  static void keep(Path unfinished, Path target) throws IOException {
    try {
      OwnedFiles.moveDurably(unfinished, target);
    } catch (IOException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
  }
}
