package oo.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oo.development.rehearsal.Stage;
import oo.simulation.report.Findings;
import oo.simulation.run.Contender;
import oo.simulation.run.Course;
import oo.simulation.run.Plan;
import oo.simulation.run.Run;
import oo.simulation.world.World;

/** Every contender in every population, some at a time. */
final class Simulation {

  private final Plan plan;
  private final List<Long> seeds;
  private final List<Contender> contenders;
  private final int parallel;

  /** @param contenders the first is compared with the others */
  Simulation(Plan plan, List<Long> seeds, List<Contender> contenders, int parallel) {
    this.plan = plan;
    this.seeds = seeds;
    this.contenders = contenders;
    this.parallel = parallel;
  }

  Findings run(Stage stage, Progress progress) {
    var pending = new LinkedHashMap<String, List<Future<Course>>>();
    try (var threads = Executors.newFixedThreadPool(parallel, Thread.ofPlatform().daemon().name("simulation-", 0).factory())) {
      try {
        contenders.forEach(contender -> pending.put(contender.name(), new ArrayList<>()));
        // Seed by seed, so that what is known early is comparable.
        for (long seed : seeds) {
          for (var contender : contenders) {
            pending.get(contender.name()).add(threads.submit(() -> course(stage, contender, seed, progress)));
          }
        }
        var courses = new LinkedHashMap<String, List<Course>>();
        pending.forEach((name, futures) -> courses.put(name, futures.stream().map(Simulation::result).toList()));
        return new Findings(plan, seeds, contenders.getFirst().name(), courses);
      } catch (RuntimeException failed) {
        threads.shutdownNow();
        throw failed;
      }
    }
  }

  private Course course(Stage stage, Contender contender, long seed, Progress progress) {
    var course = Run.of(stage, contender, new World(seed, plan.users(), plan.days()), seed, plan, _ -> progress.dayIsOver());
    progress.isOver(course);
    return course;
  }

  private static Course result(Future<Course> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped in the middle of a simulation", stopped);
    }
  }
}
