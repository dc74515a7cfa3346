package oo.recommender.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every log. */
class EvaluationPropertiesTest {

  @Provide
  Arbitrary<List<Logged>> logs() {
    var probability = Arbitraries.doubles().ofScale(4).between(0.001, 1);
    return Combinators.combine(probability, Arbitraries.doubles().between(0, 1), Arbitraries.doubles().between(0, 1))
        .as(Logged::of).list().ofMinSize(1).ofMaxSize(200);
  }

  @Property(tries = 200)
  void aTargetThatIsTheLoggingPolicyEarnsWhatWasEarned(@ForAll("logs") List<Logged> log) {
    var same = log.stream().map(row -> Logged.of(row.action().logged(), row.action().logged(), row.reward())).toList();
    var summary = Bandit.summary(same);

    assertThat(summary.actions().ips().value()).isEqualTo(summary.logged().value(), within(1e-12));
    assertThat(summary.actions().snips().value()).isEqualTo(summary.logged().value(), within(1e-12));
    assertThat(summary.actions().support().effectiveSampleSize()).isEqualTo(log.size(), within(1e-6));
    assertThat(summary.actions().difference().interval().contains(0)).isTrue();
  }

  @Property(tries = 200)
  void theOrderOfALogDoesNotMoveItsEstimates(@ForAll("logs") List<Logged> log, @ForAll long seed) {
    var shuffled = new ArrayList<>(log);
    Collections.shuffle(shuffled, new Random(seed));
    var one = Bandit.summary(log).actions();
    var other = Bandit.summary(shuffled).actions();

    assertThat(other.ips().value()).isEqualTo(one.ips().value(), within(1e-9));
    assertThat(other.support().effectiveSampleSize()).isEqualTo(one.support().effectiveSampleSize(), within(1e-9));
  }

  @Property(tries = 200)
  void clippingNeverRaisesAnEstimateAndIntervalsStayWithinReason(@ForAll("logs") List<Logged> log) {
    var summary = Bandit.summary(log);

    assertThat(summary.actions().clipped().value()).isLessThanOrEqualTo(summary.actions().ips().value() + 1e-12);
    assertThat(summary.actions().ips().interval().lower()).isBetween(0.0, 1.0);
    assertThat(summary.actions().ips().interval().upper()).isBetween(0.0, 1.0);
    assertThat(summary.actions().difference().interval().lower()).isGreaterThanOrEqualTo(-1);
  }

  @Property(tries = 200)
  void aModelThatIsAlwaysZeroMakesDoublyRobustIps(@ForAll("logs") List<Logged> log) {
    var level = Bandit.summary(log.stream().map(row -> row.with(new Estimates(0, 0))).toList()).actions();

    assertThat(level.doublyRobust().value()).isEqualTo(level.ips().value(), within(1e-9));
  }

  @Property(tries = 100)
  void theGateNamesAReasonWheneverItRefuses(@ForAll("logs") List<Logged> log) {
    // At most 200 decisions are never enough.
    assertThat(Gate.STANDARD.judge(Bandit.summary(log))).isInstanceOfSatisfying(Ruling.Refuse.class, refused -> {
      assertThat(refused.shortfalls()).isNotEmpty().allSatisfy(each -> {
        assertThat(each.says()).isNotBlank();
        assertThat(each.remedy()).isNotBlank();
      });
    });
  }
}
