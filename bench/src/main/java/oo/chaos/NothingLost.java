package oo.chaos;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import oo.chaos.fault.Planned;
import oo.chaos.fault.Schedule;
import oo.chaos.installation.Victim;
import oo.chaos.journal.Journal;
import oo.chaos.journal.Written;
import oo.chaos.load.Load;
import oo.chaos.verdict.Audit;
import oo.chaos.verdict.Faults;

/** R1: under load everything is broken at random moments, and what clients were told is compared with what is kept. */
final class NothingLost implements Experiment {

  private static final String PART = "part ";
  private static final String OVER = "over: ";
  private static final int MOST_LINES = 200;
  private static final long LOOK = 20;
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);
  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(90);

  private final Victim victim;
  private final Plan plan;
  private final Consumer<String> progress;
  private final Path file;
  private final List<Planned> schedule;
  private final Map<String, List<Long>> recoveries = new TreeMap<>();
  private long began;
  private long reported;
  private int broken;

  NothingLost(Victim victim, Plan plan, Consumer<String> progress) {
    this.victim = victim;
    this.plan = plan;
    this.progress = progress;
    this.file = victim.folder().resolve("chaos-journal.log");
    this.schedule = Schedule.of(plan.seed(), plan.kills(), plan.faults());
  }

  @Override
  public List<Finding> run() throws Exception {
    var written = file.toFile().exists() ? Written.read(file) : Written.NOTHING;
    int part = (int) written.notes().stream().filter(note -> note.startsWith(PART)).count() + 1;
    broken = (int) written.notes().stream().filter(note -> note.startsWith(OVER)).count();
    List<String> told;
    long retries;
    long fsyncs;
    long before = written.answered();
    try (var journal = Journal.open(file)) {
      journal.note(PART + part + " seed " + plan.seed());
      began = System.nanoTime();
      try (var load = new Load(victim.port(), plan.clients(), plan.seed(), part, victim::token, journal, written.open())) {
        breakAll(load, journal);
        while (share(journal) < 1) {
          pause(load, journal);
        }
        load.end();
        told = load.faults();
      }
      retries = journal.retries();
      fsyncs = journal.fsyncs();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return List.of(finding(told, retries, fsyncs, before, seconds));
  }

  private void breakAll(Load load, Journal journal) throws InterruptedException {
    for (Planned planned : schedule.subList(Math.min(broken, schedule.size()), schedule.size())) {
      while (share(journal) < planned.at()) {
        pause(load, journal);
      }
      journal.note("fault " + planned);
      victim.inflict(planned);
      long over = System.nanoTime();
      awaitAnswers(load, journal);
      long millis = (System.nanoTime() - over) / 1_000_000;
      journal.note(OVER + planned + ", answers again after " + millis + " ms");
      recoveries.computeIfAbsent(planned.fault().word(), _ -> new ArrayList<>()).add(millis);
      broken++;
    }
  }

  /** How much of the run is over: by operations, or by time when they take too long. */
  private double share(Journal journal) {
    double time = (System.nanoTime() - began) / (double) plan.time().toNanos();
    return Math.max(journal.answers() / (double) plan.operations(), time);
  }

  private void pause(Load load, Journal journal) throws InterruptedException {
    load.check();
    Thread.sleep(LOOK);
    if (System.nanoTime() - reported > BETWEEN_REPORTS.toNanos()) {
      reported = System.nanoTime();
      progress.accept(String.format(Locale.ROOT, "R1 %3.0f%%: %d operations, %d faults of %d, %d times not answered and tried again",
          share(journal) * 100, journal.answers(), broken, schedule.size(), journal.retries()));
    }
  }

  /** Until every client may have had an answer since. */
  private void awaitAnswers(Load load, Journal journal) throws InterruptedException {
    long enough = journal.answers() + 2L * plan.clients();
    long deadline = System.nanoTime() + LONGEST_RECOVERY.toNanos();
    while (journal.answers() < enough) {
      if (System.nanoTime() > deadline || !victim.app().isAlive()) {
        throw new IllegalStateException("clients are not answered again; " + victim.app().lastWords());
      }
      pause(load, journal);
    }
  }

  private Finding finding(List<String> told, long retries, long fsyncs, long before, double seconds) throws SQLException, InterruptedException {
    progress.accept("R1: load is over, comparing");
    var written = Written.read(file);
    var faults = new Faults();
    told.forEach(fault -> faults.add("answers that nobody should get", fault));
    var audit = new Audit(victim, written, progress);
    audit.into(faults);
    faults.lines().forEach(progress);
    if (faults.count() > 0) {
      victim.app().errors(MOST_LINES).forEach(progress);
    }
    long kills = schedule.stream().limit(broken).filter(one -> one.fault().isKill()).count();
    var details = new LinkedHashMap<String, Object>();
    details.put("seed", plan.seed());
    details.put("operations", written.answered());
    details.put("taken", written.entries().values().stream().filter(entry -> entry.taken()).count());
    details.put("never_answered", written.open().size());
    details.put("not_answered_and_tried_again", retries);
    details.put("faults", broken);
    details.put("kills", kills);
    details.put("operations_per_second", Math.round((written.answered() - before) / seconds));
    details.put("seconds", Math.round(seconds));
    details.put("journal_fsyncs", fsyncs);
    details.put("answers_again_after_ms", recoveries);
    details.putAll(audit.figures());
    details.put("found", faults.counts());
    details.put("examples", faults.lines());
    boolean whole = written.answered() >= plan.operations() && broken == schedule.size();
    return new Finding("R1", "lost or doubled, " + kills + " kills and " + (broken - kills) + " other faults",
        faults.count() + " of " + written.answered() + (whole ? "" : " (time was over before " + plan.operations() + ")"), "0",
        faults.count() == 0, details);
  }
}
