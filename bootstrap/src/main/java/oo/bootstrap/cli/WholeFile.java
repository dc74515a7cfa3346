package oo.bootstrap.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file that is there whole or not at all: written beside its place, and moved when it is done. */
final class WholeFile implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final @Nullable Path place;
  private final @Nullable Path beside;
  private final OutputStream out;

  private WholeFile(@Nullable Path place, @Nullable Path beside, OutputStream out) {
    this.place = place;
    this.beside = beside;
    this.out = new BufferedOutputStream(out, BUFFER);
  }

  /** @param name of a file, or {@code -} for the standard output, which has no whole */
  static WholeFile at(String name) {
    if (name.equals("-")) {
      return new WholeFile(null, null, new FileOutputStream(FileDescriptor.out));
    }
    var place = Path.of(name).toAbsolutePath();
    try {
      var beside = Files.createTempFile(place.getParent(), "." + place.getFileName() + ".", ".part");
      // Also where somebody interrupts the command.
      beside.toFile().deleteOnExit();
      return new WholeFile(place, beside, Files.newOutputStream(beside));
    } catch (IOException unwritable) {
      throw new Refused("cannot write in " + place.getParent() + ": " + unwritable.getMessage(), unwritable);
    }
  }

  OutputStream stream() {
    return out;
  }

  /** To be called when everything was written. */
  void complete() throws IOException {
    out.close();
    if (beside != null && place != null) {
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    if (beside != null) {
      Files.deleteIfExists(beside);
    }
  }
}
