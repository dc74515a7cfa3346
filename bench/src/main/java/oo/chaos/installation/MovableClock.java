package oo.chaos.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The app's own idea of the time, which can be moved while it runs: by libfaketime, where that is installed. */
public final class MovableClock {

  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";
  /** It looks into its file so often. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Path library;

  private MovableClock(Path library) {
    this.library = library;
  }

  /** Empty where the library is not installed. */
  public static Optional<MovableClock> find() {
    if (Files.exists(LIBRARIES.resolve(LIBRARY))) {
      return Optional.of(new MovableClock(LIBRARIES.resolve(LIBRARY)));
    }
    // One folder for each architecture.
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(LIBRARIES, folder -> Files.exists(folder.resolve(LIBRARY)))) {
      var found = folders.iterator();
      return found.hasNext() ? Optional.of(new MovableClock(found.next().resolve(LIBRARY))) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** What a process is started with, for its clock to follow the one of this folder. Its time that only runs on is left alone. */
  Map<String, String> environment(Path folder) {
    set(folder, Duration.ZERO);
    return Map.of("LD_PRELOAD", library.toString(), "FAKETIME_TIMESTAMP_FILE", file(folder).toString(),
        "FAKETIME_CACHE_DURATION", Long.toString(LOOK.toSeconds()), "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        // Without it threads that wait with a limit wait for ever, or not at all.
        "FAKETIME_FORCE_MONOTONIC_FIX", "0");
  }

  /** Moves it by so much from the true time, and returns when every process has seen that. */
  void move(Path folder, Duration by) throws InterruptedException {
    set(folder, by);
    Thread.sleep(LOOK.multipliedBy(2));
  }

  private static Path file(Path folder) {
    return folder.resolve("clock");
  }

  private static void set(Path folder, Duration by) {
    try {
      Path fresh = Files.writeString(folder.resolve("clock.fresh"), (by.isNegative() ? "" : "+") + by.toSeconds() + "s\n");
      Files.move(fresh, file(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
