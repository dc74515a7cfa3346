package oo.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorldTest {

  private static final String WALK = "advice:movement-daylight-walk";

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(worth(new World(1, 3, 28), 0)).isEqualTo(worth(new World(1, 3, 28), 0)).isNotEqualTo(worth(new World(2, 3, 28), 0));
  }

  private static double worth(World world, int hours) {
    return world.odds(world.people().get(1), WALK, "movement", 10, true, World.BEGINS.plus(Duration.ofHours(hours))).worth();
  }

  /** What regret is counted by must be what people really do on average. */
  @Test
  void meansByWorthWhatReactionsAreWorthOnAverage() {
    for (var odds : new Odds[] {new Odds(0.8, 0.3, 0.4, 0.2), new Odds(0.5, 0.01, 0.9, 0.6), new Odds(1, 0.9, 0.1, 0)}) {
      double mean = LongStream.range(0, 200_000).mapToObj(i -> odds.drawn(Chance.of(5).of("draw", i)))
          .mapToDouble(Reaction::worth).map(worth -> Double.isNaN(worth) ? 0 : worth).average().orElseThrow();
      assertThat(odds.worth()).isCloseTo(mean, within(0.005));
    }
  }

  @Test
  void wearsOffAndRecovers() {
    var world = new World(4, 1, 28);
    var person = world.people().getFirst();
    double fresh = worthOf(world, person, 12);
    for (int tip = 0; tip < 3; tip++) {
      world.take(person, new Odds(1, 0, 0, 0), WALK, "movement", World.BEGINS.plus(Duration.ofHours(12)), tip);
    }
    assertThat(worthOf(world, person, 12)).isLessThan(fresh);
    assertThat(worthOf(world, person, 12 + 21 * 24)).isGreaterThan(worthOf(new World(4, 1, 28), person, 12 + 21 * 24) - 0.01);
  }

  private static double worthOf(World world, Person person, int hours) {
    return world.odds(person, WALK, "movement", 10, true, World.BEGINS.plus(Duration.ofHours(hours))).worth();
  }

  @Test
  void asksForSilenceFromSomebodyWhoIsToldTooMuch() {
    var world = new World(4, 1, 28);
    var person = world.people().getFirst();
    for (int tip = 0; tip < 12; tip++) {
      world.take(person, new Odds(1, 0, 0, 0), "advice:" + tip, "learning", World.BEGINS.plus(Duration.ofHours(12)), tip);
    }
    assertThat(worthOf(world, person, 12)).isNegative();
  }

  @Test
  void dealsChanceEvenly() {
    var chance = Chance.of(9);
    double mean = LongStream.range(0, 100_000).mapToDouble(i -> chance.of("any", i).uniform()).average().orElseThrow();
    double variance = LongStream.range(0, 100_000).mapToDouble(i -> chance.of("any", i).normal()).map(v -> v * v).average().orElseThrow();
    assertThat(mean).isCloseTo(0.5, within(0.005));
    assertThat(variance).isCloseTo(1, within(0.02));
  }
}
