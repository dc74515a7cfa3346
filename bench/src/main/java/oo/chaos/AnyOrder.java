package oo.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import oo.bench.installation.Home;
import oo.bench.installation.Installation;
import oo.bench.learning.Classroom;
import oo.bench.learning.Notebook;
import oo.bench.learning.Told;
import oo.recommender.application.CheckModel;
import oo.recommender.application.LearnFromFeedback;
import oo.recommender.domain.decision.DecisionRecord;

/** R5: the same messages in any order and number teach the same, and what was learned online is what the ledger makes of it. */
final class AnyOrder implements Experiment {

  private static final int USERS = 12;
  private static final int TIPS = 10;
  private static final int SHUFFLINGS = 1_000;
  private static final int CALLERS = 16;

  private final Home home;
  private final Plan plan;
  private final Consumer<String> progress;

  AnyOrder(Home home, Plan plan, Consumer<String> progress) {
    this.home = home;
    this.plan = plan;
    this.progress = progress;
  }

  @Override
  public List<Finding> run() throws Exception {
    var random = new Random(plan.seed());
    try (var installation = Installation.start(home); var classroom = new Classroom(installation)) {
      var decisions = classroom.offer(USERS, TIPS);
      var told = decisions.stream().flatMap(decision -> Told.life(decision, random, classroom.ids()).stream()).toList();
      var inMemory = shuffled(decisions, told, random);
      progress.accept("R5 the same messages, some of them twice, by " + CALLERS + " at a time into PostgreSQL");
      classroom.teach(inDisorder(told, random), CALLERS);
      classroom.teach(told, CALLERS);
      var online = classroom.check();
      return List.of(
          inMemory,
          finding("online in PostgreSQL, every message twice and more, beside made anew from the ledger", online.difference(),
              Map.of("tips", online.tips(), "users", online.users(), "observations", online.observations())));
    }
  }

  private Finding shuffled(List<DecisionRecord> decisions, List<LearnFromFeedback.Command> told, Random random) {
    progress.accept("R5 " + SHUFFLINGS + " shufflings and duplications of " + told.size() + " messages");
    var inOrder = new Notebook(decisions);
    told.forEach(inOrder::take);
    double largest = 0;
    for (int i = 0; i < SHUFFLINGS; i++) {
      var other = new Notebook(decisions);
      inDisorder(told, random).forEach(other::take);
      largest = Math.max(largest, inOrder.difference(other));
    }
    return finding(SHUFFLINGS + " shufflings and duplications of messages: largest difference in what was learned", largest,
        Map.of("messages", told.size(), "observations", inOrder.statistics().observations()));
  }

  private static List<LearnFromFeedback.Command> inDisorder(List<LearnFromFeedback.Command> told, Random random) {
    var shuffled = new ArrayList<>(told);
    told.stream().filter(_ -> random.nextInt(3) == 0).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static Finding finding(String what, double difference, Map<String, Object> details) {
    return new Finding("R5", what, String.format(Locale.ROOT, "%.1e", difference), "1e-9", difference <= CheckModel.CLOSE, details);
  }
}
