package oo.development.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's executables, unpacked once per user and version from the archive on the class path. */
final class PostgresBinaries {

  private PostgresBinaries() {}

  /** @return the folder with {@code bin/postgres} in it */
  static Path unpacked() {
    return Unpacked.FOLDER;
  }

  private static final class Unpacked {
    static final Path FOLDER = unpack(archive());
  }

  private static URL archive() {
    var os = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64") ? "arm_64" : "x86_64";
    var name = "/postgres-" + os + "-" + arch + ".txz";
    var found = PostgresBinaries.class.getResource(name);
    if (found == null) {
      throw new ServerStartException(
          "there are no PostgreSQL executables for this machine (" + name + " is not on the class path)", null);
    }
    return found;
  }

  private static Path unpack(URL archive) {
    var cache = Cache.folder();
    try {
      var target = cache.resolve("postgres-" + digest(archive));
      if (!Files.exists(target.resolve("bin/postgres"))) {
        unpack(archive, cache, target);
      }
      return target;
    } catch (IOException e) {
      throw new ServerStartException("cannot unpack PostgreSQL into " + cache + ": " + e.getMessage(), e);
    }
  }

  private static void unpack(URL archive, Path cache, Path target) throws IOException {
    var unfinished = Files.createTempDirectory(cache, "unpacking-");
    try {
      try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive.openStream())))) {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
          write(entry, tar, unfinished);
        }
      }
      Cache.keep(unfinished, target);
    } finally {
      OwnedFiles.deleteTree(unfinished);
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
    var path = root.resolve(entry.getName()).normalize();
    if (!path.startsWith(root)) {
      throw new IOException("the archive names a file outside of it: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, path);
    var executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static String digest(URL archive) throws IOException {
    try (var in = new DigestInputStream(archive.openStream(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
