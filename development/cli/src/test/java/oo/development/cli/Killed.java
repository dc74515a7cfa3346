package oo.development.cli;

import java.util.random.RandomGenerator;

/** A start-dev whose app and whose PostgreSQL are killed under load: it is started again, PostgreSQL by its own watch. */
final class Killed implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 60_000;
  private static final int PROOF_OF_LIFE = 40;

  private final DataFolder data;
  private final Journal journal;
  private final RandomGenerator random;
  private OoProcess oo;

  Killed(DataFolder data, Journal journal, RandomGenerator random) {
    this.data = data;
    this.journal = journal;
    this.random = random;
    this.oo = start();
  }

  enum Victim { APP, POSTGRES, BOTH }

  private OoProcess start() {
    return OoProcess.start("start-dev", "--data-dir", data.path().toString(), "--port", "0", "--observe-port", "0").ready();
  }

  /** Waits until clients are answered, and a random moment more; then kills, and starts again what does not do so itself. */
  void kill(Victim victim) throws InterruptedException {
    awaitAnswers();
    Thread.sleep(random.nextInt(1000));
    journal.event("kill -9 of " + victim);
    if (victim != Victim.APP) {
      data.postmaster().orElseThrow(() -> new AssertionError("PostgreSQL does not run:\n" + oo.said())).destroyForcibly();
    }
    if (victim != Victim.POSTGRES) {
      oo.killHard();
      oo = start();
    }
  }

  /** Waits until clients are answered again. */
  void awaitAnswers() throws InterruptedException {
    long enough = journal.answers() + PROOF_OF_LIFE;
    long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (journal.answers() < enough) {
      if (System.currentTimeMillis() > deadline || !oo.isAlive()) {
        throw new AssertionError("clients are not answered again:\n" + oo.said());
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    oo.close();
  }
}
