package oo.bench.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Random;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.policy.Candidate;
import oo.recommender.domain.policy.CandidateSet;
import oo.recommender.domain.policy.DecisionContext;
import oo.recommender.domain.state.KindHistory;
import org.jspecify.annotations.Nullable;

/** Moments and candidates such as there are in life, the same for the same seed. */
final class Cases {

  private static final Instant BEGIN = Instant.parse("2026-11-23T08:00:00Z");
  private static final TipKind[] KINDS = TipKind.values();

  private final Random random;
  private final Instant at;

  Cases(long seed) {
    this.random = new Random(seed);
    this.at = BEGIN.plusSeconds(random.nextInt(14 * 86_400));
  }

  DecisionContext moment() {
    var history = new EnumMap<TipKind, KindHistory.Counts>(TipKind.class);
    for (TipKind kind : KINDS) {
      int offered = random.nextInt(20);
      history.put(kind, new KindHistory.Counts(offered, random.nextInt(offered + 1), 0));
    }
    return new DecisionContext(
        at, random.nextBoolean() ? Trigger.PULL : Trigger.PUSH, ZoneId.of("Europe/Berlin"), ZoneOffset.ofHours(1),
        at.plus(Duration.ofHours(9)), null, null, perhaps(Duration.ofHours(6)), true, random.nextDouble(), perhaps(Duration.ofHours(-20)),
        random.nextInt(6), 8, null, null, true, new KindHistory(history));
  }

  CandidateSet candidates(int count) {
    var candidates = new ArrayList<Candidate>();
    for (int number = 0; number < count; number++) {
      String source = number % 3 == 0 ? "task:" : number % 7 == 0 ? "event:" : "advice:";
      candidates.add(new Candidate(source + number, KINDS[random.nextInt(KINDS.length)], 1 + random.nextInt(90),
          source.equals("task:") ? perhaps(Duration.ofDays(5)) : null, source.equals("event:") ? perhaps(Duration.ofHours(8)) : null,
          random.nextInt(10), perhaps(Duration.ofDays(-10)), random.nextInt(20) == 0, random.nextBoolean()));
    }
    return new CandidateSet(candidates);
  }

  private @Nullable Instant perhaps(Duration most) {
    return random.nextInt(3) == 0 ? null : at.plusSeconds((long) (random.nextDouble() * most.toSeconds()));
  }
}
