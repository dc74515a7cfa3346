package oo.development.servers;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the server process of one folder. */
final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final Duration REMAINS_GONE = Duration.ofSeconds(20);
  private static final int STOP_SECONDS = 30;

  private final PostgresFolder folder;
  private final PostmasterPid pid;

  Postmaster(PostgresFolder folder) {
    this.folder = folder;
    this.pid = new PostmasterPid(folder.path());
  }

  /** Returns once the server takes connections; crash recovery is part of the wait. */
  void start(int port) {
    if (pid.running().isPresent()) {
      LOG.info("a PostgreSQL of an earlier run still lives on {}; stopping it first", folder.path());
      stop();
    }
    try {
      pid.removeIfRecycled();
    } catch (IOException e) {
      throw new ServerStartException.FolderNotWritable(folder.path(), e);
    }
    folder.configure(port);
    var deadline = System.nanoTime() + REMAINS_GONE.toNanos();
    while (!started(port, deadline)) {
      pause();
    }
  }

  private boolean started(int port, long deadline) {
    var mark = folder.log().mark();
    // pg_ctl, because it gives the server a session of its own: Ctrl-C at the terminal must not reach it.
    var status = PostgresCommand.run(
        folder.log(), "pg_ctl", "start", "--pgdata=" + folder.path(), "--wait", "--timeout=120", "--silent");
    if (status == 0) {
      return true;
    }
    var output = folder.log().since(mark);
    // After a kill the old process waits to be reaped, and its backends notice only after a moment that it is gone.
    var remainsLeft = output.contains("is still in use") || output.contains("\"postmaster.pid\" already exists");
    if (!remainsLeft || System.nanoTime() > deadline) {
      throw StartFailure.of(folder.dataDir(), port, output);
    }
    return false;
  }

  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. No effect on a stopped server. */
  void stop() {
    if (pid.running().isEmpty()) {
      return;
    }
    var stopped = PostgresCommand.run(
        folder.log(), "pg_ctl", "stop", "--pgdata=" + folder.path(), "--mode=fast", "--timeout=" + STOP_SECONDS,
        "--silent");
    if (stopped != 0 && pid.running().isPresent()) {
      LOG.warn("PostgreSQL on {} did not stop within {} s; it will recover at its next start", folder.path(), STOP_SECONDS);
      killHard();
    }
  }

  void killHard() {
    pid.running().ifPresent(process -> {
      process.destroyForcibly();
      awaitExit(process);
    });
  }

  boolean isRunning() {
    return pid.running().isPresent();
  }

  long pid() {
    return pid.running().orElseThrow(() -> new IllegalStateException("PostgreSQL does not run")).pid();
  }

  private static void awaitExit(ProcessHandle process) {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw ServerStartException.interrupted(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("process " + process.pid() + " survived kill -9", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw ServerStartException.interrupted(e);
    }
  }
}
