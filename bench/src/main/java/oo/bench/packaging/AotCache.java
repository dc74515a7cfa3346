package oo.bench.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import oo.bench.installation.Home;
import oo.bootstrap.cli.Refused;

/** One cache, beside the libraries that it is of, with a note of what else it is of; without the note it is never used. */
final class AotCache {

  private final Home home;
  private final Trained trained;
  private final Path cache;
  private final Path madeFor;

  AotCache(Home home, Trained trained) {
    this.home = home;
    this.trained = trained;
    this.cache = trained.target(home).resolve("oo.aot");
    this.madeFor = trained.target(home).resolve("oo.aot.for");
  }

  /**
   * Trains, and puts the cache where the launcher finds it.
   *
   * @return the file
   * @throws Refused when there is no cache afterwards, or it cannot be kept
   */
  Path make() throws IOException, InterruptedException {
    if (!Files.isWritable(cache.getParent())) {
      throw new Refused(cache.getParent() + " cannot be written: make the caches before oO is installed");
    }
    Path folder = Files.createTempDirectory("oo-aot-");
    Path made = folder.resolve("made.aot");
    try {
      trained.run().make(home, "-XX:AOTCacheOutput=" + made, folder);
      if (Files.notExists(made)) {
        throw new Refused("the training run of " + trained.command() + " wrote no AOT cache");
      }
      keep(made);
      return cache;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void keep(Path made) throws IOException {
    Files.deleteIfExists(madeFor);
    Path copy = cache.resolveSibling("oo.aot.new");
    Files.copy(made, copy, StandardCopyOption.REPLACE_EXISTING);
    Files.move(copy, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(madeFor, System.getProperty("oo.aot.for", "") + "\n");
  }

  long mebibytes() throws IOException {
    return Files.size(cache) >> 20;
  }
}
