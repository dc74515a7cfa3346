package oo.development.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a data folder for one process; the operating system lets go of it even after kill -9. */
final class FolderLock implements AutoCloseable {

  // Closing any channel of a file drops every POSIX lock that the process has on it, so this process never opens the
  // file of a lock that it holds a second time.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** @throws ServerStartException.AlreadyRunning if the folder is taken */
  static FolderLock take(Path dataDir) {
    var folder = OwnedFiles.folder(dataDir);
    if (!HELD.add(folder)) {
      throw new ServerStartException.AlreadyRunning(folder, "in this process");
    }
    try {
      return new FolderLock(folder, open(folder));
    } catch (IOException e) {
      HELD.remove(folder);
      throw new ServerStartException.FolderNotWritable(folder, e);
    } catch (RuntimeException e) {
      HELD.remove(folder);
      throw e;
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    var file = folder.resolve("lock");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
      if (lock == null) {
        throw new ServerStartException.AlreadyRunning(folder, "process " + Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(folder);
  }
}
