package oo.development.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import oo.development.cli.Killed.Victim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the app and of PostgreSQL under load: what was acknowledged is there once.
 *
 * <p>{@code -Doo.crash.seed} repeats a run as far as processes can be made to repeat themselves, {@code -Doo.crash.rounds}
 * makes it longer.
 */
class CrashIT {

  private static final int CLIENTS = 6;
  private static final int PROOF = 20;
  private static final List<Victim> ROUND = List.of(
      Victim.APP, Victim.POSTGRES, Victim.APP, Victim.POSTGRES, Victim.POSTGRES, Victim.APP, Victim.BOTH);

  @TempDir Path folder;
  private final long seed = Long.getLong("oo.crash.seed", new SecureRandom().nextLong());
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean goesOn = new AtomicBoolean(true);

  @Test
  void keepsWhatWasAcknowledgedAndKeepsItOnce() throws Exception {
    System.out.println("CrashIT: repeat this run with -Doo.crash.seed=" + seed);
    var data = new DataFolder(folder);
    try (var journal = new Journal(Path.of("target/crash-journal.log")); var killed = new Killed(data, journal, new Random(seed))) {
      var client = new JournaledClient(data, journal, faults);
      underLoad(client, () -> killAll(killed));
      System.out.printf("CrashIT: %d requests answered, %d times not answered and sent again%n", journal.answers(), journal.retries());

      awaitDelivery(data);
      var kept = kept(data);
      faults.addAll(new Verdict(journal, kept, data::userId).faults());
      assertThat(faults).isEmpty();
      assertThat(journal.taken(Journal.Kind.FEEDBACK)).hasSizeGreaterThan(PROOF);
      assertThat(journal.retries()).as("kills that nobody noticed prove nothing").isPositive();
      listsWhatWasTold(journal, client);
      makesTheReadModelAnew(data, kept);
      makesEveryDecisionAgain(kept);
    }
  }

  @FunctionalInterface
  private interface Havoc {
    void wreak() throws InterruptedException;
  }

  private void killAll(Killed killed) throws InterruptedException {
    for (int round = 0; round < Integer.getInteger("oo.crash.rounds", 1); round++) {
      var victims = new ArrayList<>(ROUND);
      Collections.shuffle(victims, new Random(seed + round));
      for (Victim victim : victims) {
        killed.kill(victim);
      }
    }
    killed.awaitAnswers();
  }

  private void underLoad(JournaledClient client, Havoc havoc) throws InterruptedException, ExecutionException {
    var clients = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < CLIENTS; n++) {
        var life = new UserLife("user" + n, client, new Random(seed + 1000 + n));
        clients.add(threads.submit(() -> {
          life.live(goesOn::get);
          return null;
        }));
      }
      try {
        havoc.wreak();
      } finally {
        goesOn.set(false);
      }
    }
    for (Future<?> one : clients) {
      one.get();
    }
  }

  private static void awaitDelivery(DataFolder data) throws SQLException, InterruptedException {
    try (var db = data.admin()) {
      long deadline = System.currentTimeMillis() + 30_000;
      while (Kept.underWay(db) > 0) {
        assertThat(System.currentTimeMillis()).as("%d events are still under way", Kept.underWay(db)).isLessThan(deadline);
        Thread.sleep(50);
      }
    }
  }

  private static Kept kept(DataFolder data) throws SQLException {
    try (var db = data.admin()) {
      return Kept.read(db);
    }
  }

  /** Through the published API, as each user sees it. */
  private static void listsWhatWasTold(Journal journal, JournaledClient client) throws Exception {
    var tips = journal.taken(Journal.Kind.DECIDE).stream().filter(entry -> entry.body().has("tip_id"))
        .collect(Collectors.groupingBy(entry -> entry.intent().user(),
            Collectors.mapping(entry -> entry.text("tip_id"), Collectors.toSet())));
    var uploads = journal.taken(Journal.Kind.UPLOAD).stream()
        .collect(Collectors.groupingBy(entry -> entry.intent().user(), Collectors.counting()));
    for (String user : uploads.keySet()) {
      assertThat(client.items(user, "/v1/tips").stream().map(tip -> tip.path("tip_id").asText()))
          .as(user).containsExactlyInAnyOrderElementsOf(tips.getOrDefault(user, java.util.Set.of()));
      assertThat(client.items(user, "/v1/calendars")).as(user).singleElement()
          .satisfies(calendar -> assertThat(calendar.path("tasks").asLong()).isEqualTo(uploads.get(user)));
    }
  }

  private void makesTheReadModelAnew(DataFolder data, Kept kept) throws SQLException {
    var rebuilt = oo("user-state", "rebuild");
    assertThat(rebuilt.out()).startsWith("made anew from ");
    var anew = kept(data);
    assertThat(anew.userStates()).isEqualTo(kept.userStates());
    assertThat(anew.handled()).containsExactlyInAnyOrderElementsOf(kept.handled());
  }

  private void makesEveryDecisionAgain(Kept kept) {
    var replayed = oo("replay", "--all");
    assertThat(replayed.out())
        .isEqualTo("%1$d decisions: %1$d bit-identical, 0 different".formatted(kept.decisions().size()));
    assertThat(replayed.status()).isZero();
  }

  private OoProcess.Finished oo(String... command) {
    var all = new ArrayList<>(Arrays.asList(command));
    all.addAll(List.of("--data-dir", folder.toString()));
    return OoProcess.run(all.toArray(String[]::new));
  }
}
