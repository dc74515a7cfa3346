package oo.bootstrap.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import oo.bootstrap.Settings;
import oo.codegen.http.Route;
import oo.recommender.adapter.http.operator.RolloutRoutes;
import oo.recommender.adapter.policies.YamlPolicyFile;
import oo.recommender.adapter.postgres.PostgresRecommender;
import oo.recommender.application.FaultyPolicies;
import oo.recommender.application.FollowPolicies;
import oo.recommender.application.PolicyRegistry;
import oo.recommender.application.PromotePolicy;
import oo.recommender.application.RollBackPolicy;
import oo.recommender.application.RolloutQueries;
import oo.recommender.application.RolloutSteps;
import oo.recommender.application.StartCanary;
import oo.recommender.application.WatchRollout;
import oo.recommender.application.port.Evidence;
import oo.recommender.application.port.PolicyFile;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.rollout.NamedPolicy;
import oo.recommender.domain.rollout.Rollout;
import oo.shared.adapter.postgres.ModuleDatabase;
import oo.shared.adapter.postgres.PostgresTransactions;
import oo.shared.application.Finding;
import oo.shared.application.Ids;
import org.jspecify.annotations.Nullable;

/** The policies: their file, who decides, and the watch over what is tried. */
public final class RolloutWiring {

  /** A change by an operator holds in every process within a second. */
  private static final Duration FOLLOW = Duration.ofMillis(400);
  private static final Duration WATCH = Duration.ofSeconds(5);

  private final FollowPolicies.Counts counts = new FollowPolicies.Counts();
  private final PolicyRegistry registry;
  private final RolloutQueries queries;
  private final StartCanary startCanary;
  private final PromotePolicy promotePolicy;
  private final RollBackPolicy rollBackPolicy;
  private final FollowPolicies followPolicies;
  private final WatchRollout watchRollout;

  /**
   * @param models what was learned so far
   * @throws FaultyPolicies when the file is not valid
   */
  RolloutWiring(
      Settings.Work work, ModuleDatabase database, PostgresRecommender tables, Supplier<ModelSnapshot> models,
      Evidence evidence, Ids ids, Clock clock) {
    var file = new YamlPolicyFile(work.policies(), work.shadows());
    this.registry = registry(file, tables, models, clock);
    var steps = new RolloutSteps(registry, tables.rollouts(), new PostgresTransactions(database), ids, clock);
    this.queries = new RolloutQueries(steps, tables.rollouts(), tables.armFigures(), clock);
    this.startCanary = new StartCanary(steps);
    this.promotePolicy = new PromotePolicy(steps, evidence);
    this.rollBackPolicy = new RollBackPolicy(steps);
    this.followPolicies = new FollowPolicies(file, tables.rollouts(), steps, counts);
    this.watchRollout = new WatchRollout(steps, tables.armFigures(), evidence, rollBackPolicy, clock);
  }

  private static PolicyRegistry registry(
      PolicyFile file, PostgresRecommender tables, Supplier<ModelSnapshot> models, Clock clock) {
    return switch (file.read()) {
      case PolicyFile.Reading.Faulty(_, var faults) -> throw new FaultyPolicies(faults);
      case PolicyFile.Reading.Valid(var plan) -> {
        var current = tables.rollouts().current();
        yield new PolicyRegistry(
            plan, current == null ? Rollout.of(plan, clock.instant()) : current, models, System::nanoTime);
      }
    };
  }

  PolicyRegistry registry() {
    return registry;
  }

  FollowPolicies.Counts counts() {
    return counts;
  }

  List<Route> routes() {
    return new RolloutRoutes(queries, startCanary, promotePolicy, rollBackPolicy).routes();
  }

  /** The file's arms are taken over before the first decision. */
  void startJobs(Jobs jobs) {
    followPolicies.execute();
    jobs.run("follow-policies", FOLLOW, () -> {
      followPolicies.execute();
      return false;
    });
    jobs.run("watch-rollout", WATCH, () -> {
      watchRollout.execute();
      return false;
    });
  }

  public RolloutQueries queries() {
    return queries;
  }

  public StartCanary startCanary() {
    return startCanary;
  }

  public PromotePolicy promotePolicy() {
    return promotePolicy;
  }

  public RollBackPolicy rollBackPolicy() {
    return rollBackPolicy;
  }

  /** What is wrong with a file of policies, in words. */
  public static List<String> faults(Path file) {
    return switch (new YamlPolicyFile(file, null).read()) {
      case PolicyFile.Reading.Valid _ -> List.of();
      case PolicyFile.Reading.Faulty(_, var faults) -> faults.stream().map(PolicyFile.Fault::toString).toList();
    };
  }

  /** What a look at the file finds. */
  static List<Finding> examine(Settings.Work work, Settings.@Nullable Scorer scorer) {
    return switch (new YamlPolicyFile(work.policies(), work.shadows()).read()) {
      case PolicyFile.Reading.Valid(var plan) when scorer == null && plan.policies().stream().anyMatch(NamedPolicy::isScored) ->
          List.of(new Finding.Warning(
              "a policy of type " + NamedPolicy.SCORED + " asks for scores, and no scorer is configured: the rules decide in its place",
              "export OO_SCORER_URL=http://127.0.0.1:8090 OO_SCORER_MODEL=NAME@VERSION   # or leave that policy out"));
      case PolicyFile.Reading.Valid(var plan) -> List.of(new Finding.Fine(
          plan.policies().size() + " policies, beginning with " + plan.arms() + " (version " + plan.version() + ")"));
      case PolicyFile.Reading.Faulty(_, var faults) -> faults.stream().<Finding>map(fault -> new Finding.Failure(
          "the file of policies: " + fault, "./oo policies check " + (work.policies() == null ? "" : work.policies()))).toList();
    };
  }
}
