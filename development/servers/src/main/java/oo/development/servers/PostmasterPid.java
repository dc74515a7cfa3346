package oo.development.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's own note, in its folder, of the process that runs there. */
final class PostmasterPid {

  private final Path cluster;

  PostmasterPid(Path cluster) {
    this.cluster = cluster;
  }

  /** The server that lives on this folder, whoever started it. */
  Optional<ProcessHandle> running() {
    return noted().filter(ProcessHandle::isAlive).filter(this::isOurs);
  }

  /**
   * Removes a note that names a living process which is no PostgreSQL at all: after a reboot the number was given to
   * somebody else, and PostgreSQL would refuse to start. A note of a dead process stays, for PostgreSQL reads in it
   * which shared memory must be free of old backends.
   */
  void removeIfRecycled() throws IOException {
    // A process without a command is dead, but its parent has not asked how it ended.
    var process = noted().filter(ProcessHandle::isAlive).filter(one -> one.info().command().isPresent());
    if (process.isEmpty() || isOurs(process.get())) {
      return;
    }
    if (isPostgres(process.get())) {
      throw new ServerStartException(
          cluster + " seems to be used by the PostgreSQL process " + process.get().pid()
              + ", which was not started for this folder; stop it, or remove postmaster.pid if it is another database's",
          null);
    }
    Files.delete(file());
  }

  private Optional<ProcessHandle> noted() {
    try {
      return Files.readAllLines(file()).stream().findFirst().map(String::strip).map(Long::parseLong)
          .flatMap(ProcessHandle::of);
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean isOurs(ProcessHandle process) {
    return isPostgres(process)
        && process.info().arguments().map(List::of).filter(all -> all.contains(cluster.toString())).isPresent();
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> Path.of(command).endsWith("postgres")).isPresent();
  }

  private Path file() {
    return cluster.resolve("postmaster.pid");
  }
}
