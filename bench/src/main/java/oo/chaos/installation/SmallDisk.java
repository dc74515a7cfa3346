package oo.chaos.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file system of its own in a file, which can be filled to its last block. Only root can mount one. */
public final class SmallDisk implements AutoCloseable {

  private static final String BYTES = "4G";
  private static final String BALLAST = "ballast";

  private final Path folder;
  private final Path mounted;
  private final boolean stays;

  private SmallDisk(Path folder, boolean stays) {
    this.folder = folder;
    this.mounted = folder.resolve("mounted");
    this.stays = stays;
  }

  /**
   * Empty where none can be mounted.
   *
   * @param at where its file is kept, and found again; null for a folder that is gone afterwards
   */
  public static Optional<SmallDisk> mount(@Nullable Path at) {
    try {
      Path folder = at == null ? Files.createTempDirectory("oo-small-disk-") : Files.createDirectories(at);
      var disk = new SmallDisk(folder, at != null);
      if (disk.mount()) {
        return Optional.of(disk);
      }
      disk.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean mount() throws IOException {
    Path image = folder.resolve("disk.img");
    Files.createDirectories(mounted);
    boolean made = Files.exists(image)
        // Without blocks for root alone: the server may run as root.
        || succeeds("truncate", "-s", BYTES, image.toString()) && succeeds("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
    boolean done = made && succeeds("mount", "-o", "loop", image.toString(), mounted.toString());
    if (done) {
      empty();
    }
    return done;
  }

  /** Beside it. */
  Path folder() {
    return folder;
  }

  /** Where files of the installation lie. */
  public Path dataDir() {
    return mounted.resolve("data");
  }

  /** Leaves not one block. */
  void fill() {
    try {
      long free = Files.getFileStore(mounted).getUsableSpace();
      Path ballast = mounted.resolve(BALLAST);
      succeeds("fallocate", "-l", Long.toString(free), ballast.toString());
      // What fallocate left because of the blocks that it needed itself, and what was written meanwhile.
      succeeds("dd", "if=/dev/zero", "of=" + ballast + "2", "bs=4096");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void empty() {
    try {
      Files.deleteIfExists(mounted.resolve(BALLAST));
      Files.deleteIfExists(mounted.resolve(BALLAST + "2"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean succeeds(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return process.waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    succeeds("umount", mounted.toString());
    if (!stays) {
      try (var files = Files.walk(folder)) {
        for (Path file : List.copyOf(files.sorted(Comparator.reverseOrder()).toList())) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
