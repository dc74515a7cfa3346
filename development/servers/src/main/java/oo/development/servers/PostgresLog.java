package oo.development.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** What PostgreSQL writes to its standard output and error, kept across restarts. */
final class PostgresLog {

  private static final long LARGEST_BYTES = 10L << 20;

  private final Path file;

  PostgresLog(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** @return a mark to read from later */
  long mark() {
    try {
      if (Files.exists(file) && Files.size(file) > LARGEST_BYTES) {
        Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
      }
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new ServerStartException.FolderNotWritable(file.getParent(), e);
    }
  }

  String since(long mark) {
    try {
      var bytes = Files.readAllBytes(file);
      var from = (int) Math.min(mark, bytes.length);
      return new String(Arrays.copyOfRange(bytes, from, bytes.length), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(" + file + " cannot be read)";
    }
  }
}
