package oo.recommender.application;

import static oo.recommender.application.port.RecommenderExamples.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import oo.recommender.application.port.InMemoryRecommender;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.decision.DecisionRecord;
import oo.recommender.domain.policy.Assignment;
import oo.recommender.domain.policy.Distribution;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Features;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.Policy;
import oo.recommender.domain.policy.PolicyId;
import oo.recommender.domain.policy.UniformPolicy;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShadowPoliciesTest {

  private final InMemoryRecommender store = new InMemoryRecommender();
  private final UserId user = someone();

  private ShadowPolicies shadows(Policy policy, java.util.concurrent.Executor queue) {
    return new ShadowPolicies(
        List.of(new Assignment(policy, ModelSnapshot.NONE)), new FeatureAssembler(), store.shadowDecisions(), queue, 2);
  }

  private DecisionRecord tip(long seed) {
    return RecommenderExamples.tip(user, UserTips.NONE, seed).record();
  }

  private interface Thinking {
    Distribution about(Features features);
  }

  private static Policy policy(Thinking thinking) {
    return new Policy() {
      @Override
      public PolicyId id() {
        return new PolicyId("strange", 1);
      }

      @Override
      public Distribution distribution(Features features, ModelSnapshot model) {
        return thinking.about(features);
      }
    };
  }

  @Test
  void logsHowLikelyTheShadowFoundWhatWasDoneAndItsOwnPick() {
    var record = tip(1);
    shadows(new UniformPolicy(), Runnable::run).observe(record);

    assertThat(store.shadows(user)).singleElement().satisfies(shadow -> {
      assertThat(shadow.decision()).isEqualTo(record.id());
      assertThat(shadow.policy()).isEqualTo(new PolicyId("uniform", 1));
      assertThat(shadow.kindProbability()).isCloseTo(0.25, within(1e-12));
      assertThat(shadow.candidateProbability()).isEqualTo(1);
      assertThat(shadow.seed()).isNotEqualTo(record.draw().seed());
      assertThat(record.candidates().candidates()).extracting(candidate -> candidate.ref()).contains(shadow.pick());
    });
  }

  @Test
  void looksAtNothingWhereNothingWasRandomised() {
    shadows(new UniformPolicy(), Runnable::run).observe(RecommenderExamples.silence(user).record());

    assertThat(store.shadows(user)).isEmpty();
  }

  @Test
  void countsAShadowThatFailsAndGoesOn() {
    var shadows = shadows(policy(features -> {
      throw new IllegalStateException("shadow");
    }), Runnable::run);

    shadows.observe(tip(1));
    shadows.observe(tip(2));

    assertThat(shadows.counts()).isEqualTo(new ShadowPolicies.Counts(0, 2, 0));
  }

  @Test
  @Timeout(20)
  void shedsDecisionsWhileAShadowHangsAndKeepsNobodyWaiting() throws InterruptedException {
    var release = new CountDownLatch(1);
    var hanging = policy(features -> {
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new UniformPolicy().distribution(features, ModelSnapshot.NONE);
    });
    try (var queue = Executors.newSingleThreadExecutor()) {
      var shadows = shadows(hanging, queue);
      shadows.observe(tip(0));
      while (shadows.waiting() > 0) {
        Thread.onSpinWait();
      }
      long begin = System.nanoTime();
      for (int seed = 1; seed < 10; seed++) {
        shadows.observe(tip(seed));
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      assertThat(shadows.counts().shed()).isEqualTo(7);
      release.countDown();
      queue.shutdown();
      assertThat(queue.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
      assertThat(shadows.counts()).isEqualTo(new ShadowPolicies.Counts(3, 0, 7));
    }
  }

  @Test
  @Timeout(20)
  void keepsTogetherWhatComesWhileItGathersAndGathersNoLongerOnceItIsClosed() throws InterruptedException {
    var batches = new CopyOnWriteArrayList<Integer>();
    try (var queue = Executors.newSingleThreadExecutor()) {
      var shadows = new ShadowPolicies(
          () -> List.of(new Assignment(new UniformPolicy(), ModelSnapshot.NONE)), new FeatureAssembler(),
          kept -> batches.add(kept.size()), queue, 10, Duration.ofHours(1));
      for (int seed = 1; seed <= 5; seed++) {
        shadows.observe(tip(seed));
      }
      assertThat(shadows.waiting()).isEqualTo(5);
      shadows.close();
      queue.shutdown();
      assertThat(queue.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
      assertThat(batches).containsExactly(5);
      assertThat(shadows.counts()).isEqualTo(new ShadowPolicies.Counts(5, 0, 0));
    }
  }
}
