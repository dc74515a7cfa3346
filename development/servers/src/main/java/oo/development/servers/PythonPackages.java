package oo.development.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Python packages for a test, installed once per user with pip, which verifies their pinned hashes. */
public final class PythonPackages {

  private static final int INSTALL_MINUTES = 5;

  private PythonPackages() {}

  /**
   * @param name that the folder is to be known by
   * @param pins requirement files' contents; what one installs, the next may be built with
   * @return a folder for {@code PYTHONPATH}
   */
  public static synchronized Path installed(String name, List<String> pins) {
    Path cache = Cache.folder();
    Path target = cache.resolve(name + "-" + digest(pins));
    if (!Files.isDirectory(target)) {
      try {
        install(cache, target, pins);
      } catch (IOException e) {
        throw new ServerStartException("cannot install " + name + " into " + cache + ": " + e.getMessage(), e);
      } catch (InterruptedException e) {
        throw ServerStartException.interrupted(e);
      }
    }
    return target;
  }

  /** Compiled packages fit one version of Python and one machine, so those are in the name as well. */
  private static String digest(List<String> pins) {
    try {
      var whole = String.join("\n", pins) + System.getProperty("os.name") + System.getProperty("os.arch") + version();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(UTF_8))).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String version() {
    try {
      var python = new ProcessBuilder("python3", "-c", "import sys; print(sys.version)").redirectErrorStream(true).start();
      return new String(python.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException noPython) {
      throw new ServerStartException("there is no python3", noPython);
    }
  }

  private static void install(Path cache, Path target, List<String> pins) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory(cache, "installing-");
    try {
      Path finished = Files.createDirectory(work.resolve("finished"));
      for (int i = 0; i < pins.size(); i++) {
        pip(work, finished, Files.writeString(work.resolve("pins-" + i + ".txt"), pins.get(i)));
      }
      Cache.keep(finished, target);
    } finally {
      OwnedFiles.deleteTree(work);
    }
  }

  private static void pip(Path work, Path finished, Path pins) throws IOException, InterruptedException {
    Path log = work.resolve("pip.log");
    var command = new ProcessBuilder(new ArrayList<>(List.of(
        "python3", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes",
        "--no-build-isolation", "--ignore-requires-python", "--target", finished.toString(), "--requirement", pins.toString())))
        .redirectErrorStream(true).redirectOutput(log.toFile());
    command.environment().put("PYTHONPATH", finished.toString());
    Process pip;
    try {
      pip = command.start();
    } catch (IOException noPython) {
      throw new IOException("there is no python3 with pip", noPython);
    }
    if (!pip.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
      pip.destroyForcibly();
      throw new IOException("pip has not finished within " + INSTALL_MINUTES + " minutes");
    }
    if (pip.exitValue() != 0) {
      throw new IOException("pip says:\n" + Files.readString(log).strip());
    }
  }
}
