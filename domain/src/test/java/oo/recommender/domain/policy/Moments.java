package oo.recommender.domain.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import oo.recommender.domain.Device;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.state.KindHistory;
import org.jspecify.annotations.Nullable;

/** Moments and candidates of any shape, fixed by a seed. */
public final class Moments {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String[] SOURCES = {"advice:", "task:", "event:"};

  private Moments() {}

  public static DecisionContext moment(Trigger trigger, long seed) {
    var random = new Random(seed);
    var at = NOON.plusSeconds(random.nextInt(30_000_000));
    var counts = new EnumMap<TipKind, KindHistory.Counts>(TipKind.class);
    var appended = new Random(~seed);
    for (var kind : TipKind.values()) {
      int offered = random.nextInt(20);
      int done = random.nextInt(offered + 1);
      counts.put(kind, new KindHistory.Counts(
          offered, done, appended.nextInt(offered - done + 1), decayed(appended, offered),
          maybe(appended, at, -1_000_000)));
    }
    return new DecisionContext(
        at, trigger, ZoneId.of("Europe/Berlin"), ZoneOffset.ofHours(1), at.plusSeconds(random.nextInt(86_400)), null,
        maybe(appended, at, 9_000), maybe(random, at, 40_000), appended.nextInt(4) > 0, random.nextDouble(), maybe(random, at, -200_000), random.nextInt(10), 50,
        null, null, true, new KindHistory(counts, appended.nextInt(20 * KindHistory.TIP)), appended.nextDouble(),
        appended.nextDouble(), Device.values()[appended.nextInt(3)], appended.nextBoolean(), effects(appended));
  }

  private static KindHistory.Decayed decayed(Random random, int offered) {
    int left = random.nextInt(offered * KindHistory.TIP + 1);
    return new KindHistory.Decayed(left, left / 2, left / 5, left / 7);
  }

  private static KindEffects effects(Random random) {
    var effects = new EnumMap<TipKind, KindEffects.Effect>(TipKind.class);
    for (var kind : TipKind.values()) {
      if (random.nextInt(3) > 0) {
        effects.put(kind, new KindEffects.Effect(random.nextGaussian() / 2, random.nextDouble() / 10));
      }
    }
    return new KindEffects(effects);
  }

  public static List<Candidate> candidates(int count, long seed) {
    var random = new Random(seed);
    var candidates = new ArrayList<Candidate>();
    for (int i = 0; i < count; i++) {
      candidates.add(candidate(SOURCES[random.nextInt(3)] + i, random));
    }
    return candidates;
  }

  private static Candidate candidate(String ref, Random random) {
    return new Candidate(
        ref, TipKind.values()[random.nextInt(TipKind.values().length)], random.nextInt(300),
        maybe(random, NOON, 40_000_000), maybe(random, NOON, 40_000_000), random.nextInt(10),
        maybe(random, NOON, 30_000_000), random.nextInt(10) == 0, random.nextBoolean(),
        ref.hashCode() % 4 == 0 ? null : NOON.minusSeconds(ref.hashCode() & 0x3fffff));
  }

  /** One that is not possible in life, but must not break a policy either. */
  public static Candidate extreme(String ref, TipKind kind) {
    return new Candidate(
        ref, kind, Integer.MAX_VALUE, Instant.MIN.plus(Duration.ofDays(400_000)), NOON.plus(Duration.ofDays(400_000)), 9,
        Instant.EPOCH, true, true);
  }

  private static @Nullable Instant maybe(Random random, Instant from, int seconds) {
    return random.nextBoolean() ? null : from.plusSeconds((long) (random.nextDouble() * seconds));
  }
}
