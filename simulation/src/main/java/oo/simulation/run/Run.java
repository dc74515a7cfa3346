package oo.simulation.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import oo.development.rehearsal.Decided;
import oo.development.rehearsal.Option;
import oo.development.rehearsal.Show;
import oo.development.rehearsal.Stage;
import oo.simulation.rival.Rival;
import oo.simulation.world.Odds;
import oo.simulation.world.Person;
import oo.simulation.world.World;
import org.jspecify.annotations.Nullable;

/**
 * An hour at a time: users say what they think of the tips that they have, everything that follows from that is waited
 * for, and then those are decided for whose moment it is. So whatever was said before a decision can have taught it.
 */
public final class Run implements AutoCloseable {

  private static final Duration STEP = Duration.ofHours(1);
  private static final int STEPS_A_DAY = 24;

  private final Plan plan;
  private final Contender contender;
  private final long seed;
  private final World world;
  private final Show show;
  private final @Nullable Rival rival;
  private final Clients clients;
  private final List<String> tokens;
  private final long[] occasions;
  private final Voices voices;

  private Run(Stage stage, Contender contender, World world, long seed, Plan plan) {
    this.plan = plan;
    this.contender = contender;
    this.seed = seed;
    this.world = world;
    this.occasions = new long[plan.users()];
    this.rival = contender.rival() == null ? null : contender.rival().apply(seed);
    this.show = stage.begin(stage.file("policies-" + Integer.toHexString(contender.file().hashCode()) + ".yaml", contender.file()), World.BEGINS, seed, rival);
    this.tokens = IntStream.range(0, plan.users()).mapToObj(user -> show.token("simulated-" + user)).toList();
    this.clients = new Clients(show.port(), plan.connections());
    this.voices = new Voices(clients, tokens, plan.answers(), rival);
  }

  /** @param progress is told how many days are over */
  public static Course of(Stage stage, Contender contender, World world, long seed, Plan plan, IntConsumer progress) {
    try (var run = new Run(stage, contender, world, seed, plan)) {
      return run.all(progress);
    }
  }

  private Course all(IntConsumer progress) {
    clients.each(world.people(), Person::number, this::join);
    show.settle();
    var days = new ArrayList<Day>();
    long began = System.nanoTime();
    for (int day = 0; day < plan.days(); day++) {
      var tally = new Tally();
      for (int step = 0; step < STEPS_A_DAY; step++) {
        step(World.BEGINS.plus(STEP.multipliedBy((long) day * STEPS_A_DAY + step)), tally);
      }
      days.add(tally.day());
      progress.accept(day + 1);
    }
    return new Course(contender.name(), seed, plan.users(), days, Duration.ofNanos(System.nanoTime() - began));
  }

  private void join(Api api, Person person) {
    String token = tokens.get(person.number());
    String zone = person.zone().getId();
    api.prefer(token, zone);
    api.consent(token, "push", true);
    api.consent(token, "pooled_learning", person.sharesWhatIsLearned());
    if (person.hasCalendar()) {
      api.connectCalendar(token, Calendars.weekly(
          person.chance().of("meetings"), zone, World.BEGINS.atZone(ZoneOffset.UTC).toLocalDate()));
    }
  }

  private void step(Instant now, Tally day) {
    show.turnTo(now);
    voices.speak(now);
    show.settle();
    decide(now, day);
  }

  /** A moment for a decision, and what came of it. */
  private static final class Asked {
    private final Person person;
    private final boolean push;
    private @Nullable JsonNode answer;
    private @Nullable Decided decided;

    Asked(Person person, boolean push) {
      this.person = person;
      this.push = push;
    }
  }

  private void decide(Instant now, Tally day) {
    var asked = new ArrayList<Asked>();
    for (var person : world.people()) {
      var moment = Moments.of(person, now);
      if (moment != Moments.NONE) {
        asked.add(new Asked(person, moment == Moments.PUSH));
      }
    }
    clients.each(asked, one -> one.person.number(), (api, one) -> {
      var answer = api.decide(tokens.get(one.person.number()), one.push, Moments.device(one.person, now));
      one.answer = answer;
      one.decided = answer.path("reopened").asBoolean() ? null : show.decided(answer.path("decision_id").asText());
    });
    asked.forEach(one -> look(one, now, day));
  }

  private void look(Asked asked, Instant now, Tally day) {
    day.asked();
    var decided = asked.decided;
    if (decided == null) {
      return;
    }
    var person = asked.person;
    var options = decided.question().options();
    double best = decided.question().silence() ? 0 : Double.NEGATIVE_INFINITY;
    for (var option : options) {
      best = Math.max(best, odds(person, option, asked.push, now).worth());
    }
    if (decided.isSilence()) {
      day.silence(best);
      if (rival != null) {
        rival.learn(decided, 0);
      }
      return;
    }
    var offered = options.get(decided.chosen());
    var odds = odds(person, offered, asked.push, now);
    day.tip(asked.push, best, odds.worth());
    long occasion = occasions[person.number()]++;
    var reaction = world.take(person, odds, offered.ref(), offered.kind(), now, occasion);
    day.reaction(reaction);
    if (reaction.isSeen()) {
      voices.react(held(asked, decided), reaction, now, person.chance().of("delay", occasion));
    }
  }

  private static Voices.Held held(Asked asked, Decided decided) {
    return new Voices.Held(
        asked.person.number(), asked.answer.path("tip_id").asText(), Instant.parse(asked.answer.path("expires_at").asText()), decided);
  }

  private Odds odds(Person person, Option option, boolean push, Instant now) {
    return world.odds(person, option.ref(), option.kind(), option.effortMinutes(), push, now);
  }

  @Override
  public void close() {
    clients.close();
    show.close();
    if (rival != null) {
      rival.close();
    }
  }
}
