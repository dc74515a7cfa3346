package oo.chaos.verdict;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import oo.bootstrap.wiring.Tools;
import oo.chaos.installation.Victim;
import oo.chaos.journal.Written;
import oo.recommender.application.port.Decisions;

/** Everything that is looked at after a run: the rows, the read model made anew, and every decision made again. */
public final class Audit {

  private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(3);
  private static final long LOOK = 100;

  private final Victim victim;
  private final Written journal;
  private final Consumer<String> say;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  public Audit(Victim victim, Written journal, Consumer<String> say) {
    this.victim = victim;
    this.journal = journal;
    this.say = say;
  }

  public Map<String, Object> figures() {
    return figures;
  }

  public void into(Faults faults) throws SQLException, InterruptedException {
    try (var db = victim.admin()) {
      awaitDelivery(db, faults);
      var stored = Stored.read(db);
      figures.put("decisions", stored.decisions().size());
      figures.put("reactions", stored.feedback().size());
      figures.put("imports", stored.imports().size());
      figures.put("events", stored.events().size());
      new Verdict(journal, stored, victim::userId).into(faults);
      decideAgain(faults);
      makeAnew(db, stored, faults);
    }
  }

  /** Everything that was committed reaches its consumers, and nothing is given up on. */
  private void awaitDelivery(Connection db, Faults faults) throws SQLException, InterruptedException {
    long began = System.nanoTime();
    long waiting = Stored.underWay(db);
    while (waiting > 0 && System.nanoTime() - began < LONGEST_DELIVERY.toNanos()) {
      Thread.sleep(LOOK);
      waiting = Stored.underWay(db);
    }
    figures.put("delivered_after_s", Math.round((System.nanoTime() - began) / 1e9));
    if (waiting > 0) {
      faults.add("events never delivered", waiting + " after " + LONGEST_DELIVERY.toSeconds() + " s");
    }
  }

  private void decideAgain(Faults faults) {
    try (var tools = new Tools(victim.settings())) {
      var report = tools.replay().execute(Decisions.Selection.ALL, (_, _) -> {});
      figures.put("replayed_identically", report.identical());
      say.accept("R1: " + report.identical() + " of " + report.total() + " decisions replay bit-identically");
      if (!report.clean()) {
        faults.add("decisions that replay differently", report.different() + ", " + report.refused());
      }
    }
  }

  /** The read model from the outbox alone is the one that grew under the faults: an event applied twice would show. */
  private void makeAnew(Connection db, Stored stored, Faults faults) throws SQLException {
    say.accept("R1: making the read model anew");
    try (var statement = db.createStatement(); var tools = new Tools(victim.settings())) {
      // What is compared from here on need not survive anything.
      statement.execute("ALTER SYSTEM SET synchronous_commit = off");
      statement.execute("SELECT pg_reload_conf()");
      tools.rebuildUserState().execute(null);
      statement.execute("ALTER SYSTEM RESET synchronous_commit");
      statement.execute("SELECT pg_reload_conf()");
    }
    var anew = Stored.userStates(db);
    var users = new HashSet<UUID>(anew.keySet());
    users.addAll(stored.userStates().keySet());
    figures.put("user_states", users.size());
    users.stream().filter(user -> !Objects.equals(anew.get(user), stored.userStates().get(user)))
        .forEach(user -> faults.add("user states that differ when made anew", user.toString()));
  }
}
