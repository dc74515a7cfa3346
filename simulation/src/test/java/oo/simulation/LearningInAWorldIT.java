package oo.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import oo.development.rehearsal.Decided;
import oo.development.rehearsal.Question;
import oo.development.rehearsal.Stage;
import oo.simulation.rival.Rival;
import oo.simulation.run.Contender;
import oo.simulation.run.Course;
import oo.simulation.run.Day;
import oo.simulation.run.Plan;
import oo.simulation.run.Run;
import oo.simulation.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Short simulations over the real API, consumers and learner. */
class LearningInAWorldIT {

  private static final int USERS = 18;
  private static final int DAYS = 4;
  private static Stage stage;

  @BeforeAll
  static void open() {
    stage = Stage.open();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  /** The shares of tips done that features tell gain some 15% without any learner; what is asked for here takes one. */
  @Test
  void findsWhatEverybodyLikesAndOnlyByTheirAnswers() {
    var hearing = course(Contender.own("two_stage"), 1, new Plan(USERS, DAYS, 8));
    var deaf = course(Contender.own("two_stage"), 1, new Plan(USERS, DAYS, 8, false));
    assertThat(lateRegret(hearing)).as("regret a decision in the second half").isLessThan(0.5 * lateRegret(deaf));
    assertThat(lateRegret(hearing)).isLessThan(0.6 * earlyRegret(hearing));
  }

  @Test
  void decidesAlikeForTheSameSeedOnOneConnection() {
    var plan = new Plan(4, 2, 1);
    var one = course(Contender.own("two_stage"), 7, plan);
    var other = course(Contender.own("two_stage"), 7, plan);
    assertThat(other.cumulativeRegret()).containsExactly(one.cumulativeRegret());
  }

  @Test
  void drawsAsSomebodyOutsideSaysAndTellsThemWhatCameOfIt() {
    var silent = new Silent();
    var course = course(new Contender("silent", "rules", "", _ -> silent), 3, new Plan(4, 2, 2));
    assertThat(course.count(Day::pushed)).isZero();
    assertThat(course.count(Day::silences)).isPositive().isEqualTo(silent.silences.get());
    assertThat(course.count(Day::tips)).isPositive();
    assertThat(silent.answers.get()).isPositive();
  }

  private static Course course(Contender contender, long seed, Plan plan) {
    return Run.of(stage, contender, World.fondOf("movement", seed, plan.users(), plan.days()), seed, plan, _ -> {});
  }

  private static double earlyRegret(Course course) {
    return regret(course.days().subList(0, course.days().size() / 2));
  }

  private static double lateRegret(Course course) {
    return regret(course.days().subList(course.days().size() / 2, course.days().size()));
  }

  private static double regret(List<Day> days) {
    return days.stream().mapToDouble(Day::regret).sum() / days.stream().mapToLong(Day::decisions).sum();
  }

  /** Speaks only when it is asked, and then always says the first thing. */
  private static final class Silent implements Rival {
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();

    @Override
    public double[] choose(Question question) {
      var chances = new double[question.options().size() + (question.silence() ? 1 : 0)];
      chances[question.silence() ? chances.length - 1 : 0] = 1;
      return chances;
    }

    @Override
    public void learn(Decided decided, double worth) {
      assertThat(decided.propensity()).isEqualTo(1);
      (decided.isSilence() ? silences : answers).incrementAndGet();
    }

    @Override
    public void close() {
      // There is nothing to end.
    }
  }
}
