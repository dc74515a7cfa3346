package oo.recommender.adapter.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Advice;
import oo.recommender.domain.Consent;
import oo.recommender.domain.Device;
import oo.recommender.domain.Profile;
import oo.recommender.domain.QuietHours;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.decision.AdaAtNoon;
import oo.recommender.domain.decision.Decider;
import oo.recommender.domain.decision.Decision;
import oo.recommender.domain.decision.Situation;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.policy.Arm;
import oo.recommender.domain.policy.KindEffects;
import oo.recommender.domain.policy.ModelSnapshot;
import oo.recommender.domain.policy.RulesPolicy;
import oo.recommender.domain.policy.UniformPolicy;
import oo.recommender.domain.state.Busy;
import oo.recommender.domain.state.CalendarSignals;
import oo.recommender.domain.state.OpenTask;
import oo.recommender.domain.state.TipStanding;
import oo.recommender.domain.state.UpcomingEvent;
import oo.recommender.domain.state.UserState;
import oo.recommender.domain.tip.Memory;
import oo.recommender.domain.tip.OpenTip;
import oo.recommender.domain.tip.UserTips;
import oo.shared.domain.UserId;
import org.jspecify.annotations.Nullable;

/** States, tips and decisions of any shape, fixed by a seed; instants down to the nanosecond. */
final class RandomDecisions {

  static final List<Advice> LIBRARY = IntStream.range(0, 40).mapToObj(RandomDecisions::advice).toList();

  private static final Decider DECIDER = new Decider(LIBRARY, new FeatureAssembler());
  private static final String[] ZONES = {"Europe/Berlin", "Asia/Kathmandu", "Pacific/Apia", "UTC", "-03:30"};
  private static final String[] TITLES = {"Report", "Übergabe 🎉 um 9", "", "\u0000", "长长的标题", "a\tb\n{until}"};

  private final Random random;
  private final Instant now;

  RandomDecisions(long seed) {
    random = new Random(seed);
    now = AdaAtNoon.NOON.plusMillis(random.nextLong(365L * 86_400_000));
  }

  private static Advice advice(int number) {
    var kind = TipKind.values()[number % 9];
    return AdaAtNoon.advice(
        kind.wireName() + "-advice-of-usual-length-" + number, kind, "A title that says what to do, number " + number,
        "It is {local_time} on a {weekday}: a sentence or two that say why this is worth the next {until}.",
        AdaAtNoon.anyTime(0, Integer.MAX_VALUE));
  }

  /** Of tips as they would be read at this version. */
  Decision decision(UserId user, UserTips tips) {
    var policy = random.nextBoolean() ? new RulesPolicy() : new UniformPolicy();
    return DECIDER.decide(
        new Decider.Request(
            RecommenderExamples.id(), RecommenderExamples.id(), user, now, Trigger.values()[random.nextInt(2)],
            Device.values()[random.nextInt(3)], random.nextLong(), policy, ModelSnapshot.NONE,
            Arm.values()[random.nextInt(Arm.values().length)]),
        new Situation(profile(), state(), tips, effects()));
  }

  private KindEffects effects() {
    var effects = new EnumMap<TipKind, KindEffects.Effect>(TipKind.class);
    for (int i = random.nextInt(5); i > 0; i--) {
      effects.put(
          TipKind.values()[random.nextInt(11)], new KindEffects.Effect(random.nextGaussian(), random.nextDouble()));
    }
    return new KindEffects(effects);
  }

  private Profile profile() {
    var quiet = random.nextInt(4) == 0
        ? QuietHours.NONE
        : QuietHours.daily(LocalTime.of(random.nextInt(24), 0), LocalTime.of(random.nextInt(24), 30));
    return new Profile(
        ZoneId.of(ZONES[random.nextInt(ZONES.length)]), quiet, EnumSet.of(TipKind.values()[random.nextInt(11)]),
        random.nextInt(12), Duration.ofMinutes(random.nextInt(300)),
        random.nextInt(5) == 0 ? EnumSet.noneOf(Consent.class) : EnumSet.allOf(Consent.class));
  }

  UserState state() {
    var state = UserState.EMPTY;
    for (int i = random.nextInt(3); i > 0; i--) {
      state = state.with(calendar()).without(id());
    }
    var tips = new java.util.TreeMap<UUID, TipStanding>();
    for (int i = random.nextInt(UserState.MOST_TIPS); i > 0; i--) {
      tips.put(id(), new TipStanding(TipKind.values()[random.nextInt(11)], TipStanding.Stage.values()[random.nextInt(5)],
          maybe(-3_000_000)));
    }
    return new UserState(state.calendars(), state.disconnected(), tips);
  }

  private CalendarSignals calendar() {
    var busy = new ArrayList<Busy>();
    var from = now.minusSeconds(random.nextInt(90_000));
    for (int i = random.nextInt(20); i > 0; i--) {
      var to = from.plusSeconds(1 + random.nextInt(9000)).plusNanos(random.nextInt(3));
      busy.add(new Busy(from, to));
      from = to.plusSeconds(random.nextInt(40_000));
    }
    var tasks = new ArrayList<OpenTask>();
    var upcoming = new ArrayList<UpcomingEvent>();
    for (int i = random.nextInt(6); i > 0; i--) {
      tasks.add(new OpenTask(
          Long.toHexString(random.nextLong()), title(), maybe(900_000), maybe(900),
          random.nextBoolean() ? null : Duration.ofSeconds(random.nextInt(9000), random.nextInt(2)), random.nextInt(10),
          maybe(-9_000_000)));
      var start = now.plusSeconds(random.nextInt(90_000)).plusNanos(random.nextInt(2));
      upcoming.add(new UpcomingEvent(
          Long.toHexString(random.nextLong()), title(), start, start.plusSeconds(random.nextInt(9000)),
          random.nextBoolean(), random.nextBoolean(), random.nextInt(40)));
    }
    return new CalendarSignals(id(), now.minusNanos(random.nextLong(9_000_000_000L)), busy, tasks, upcoming);
  }

  UserTips tips() {
    var lastTipAt = maybe(-400_000);
    return new UserTips(
        random.nextInt(9), random.nextBoolean() ? null : new OpenTip(id(), ref(), now.plusSeconds(random.nextInt(60)).minusSeconds(30)),
        random.nextBoolean() ? null : LocalDate.ofInstant(now, ZoneId.of("UTC")), random.nextInt(9), lastTipAt,
        maybe(-400_000), random.nextBoolean() ? Set.of() : Set.of(ref(), "event:gone"), memory(100_000), memory(100_000),
        memory(-900_000), memory(-900_000));
  }

  private Memory memory(int seconds) {
    var moments = new HashMap<String, Instant>();
    for (int i = random.nextInt(9); i > 0; i--) {
      moments.put(ref(), now.plusNanos((long) (random.nextDouble() * seconds * 1e9)));
    }
    return new Memory(moments);
  }

  private String ref() {
    return random.nextInt(5) == 0
        ? "task:" + Long.toHexString(random.nextLong())
        : "advice:" + LIBRARY.get(random.nextInt(LIBRARY.size())).slug();
  }

  private String title() {
    return TITLES[random.nextInt(TITLES.length)];
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private @Nullable Instant maybe(int seconds) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> now.plusSeconds((long) (random.nextDouble() * seconds)).truncatedTo(ChronoUnit.SECONDS);
      default -> now.plusNanos((long) (random.nextDouble() * seconds * 1e9));
    };
  }
}
