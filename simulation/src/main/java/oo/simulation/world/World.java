package oo.simulation.world;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A population, the same for the same seed, and the ground truth of how it takes tips. What is special about it: nothing is
 * linear, likings multiply with boredom, and the best action changes with what was done before.
 */
public final class World {

  /** A Monday in winter. */
  public static final Instant BEGINS = Instant.parse("2026-01-05T00:00:00Z");

  private final List<Person> people;
  private final List<Feelings> feelings;

  public World(long seed, int users, int days) {
    this(Chance.of(seed), new Climate(Chance.of(seed).of("climate")), users, days);
  }

  /** Where everybody likes one kind very much and hardly anything else: whoever learns must find that soon. */
  public static World fondOf(String kind, long seed, int users, int days) {
    return new World(Chance.of(seed), Climate.fondOf(kind), users, days);
  }

  private World(Chance chance, Climate climate, int users, int days) {
    this.people = IntStream.range(0, users)
        .mapToObj(number -> new Person(number, chance.of("person", number), climate, days)).toList();
    this.feelings = people.stream().map(person -> new Feelings(person, BEGINS)).toList();
  }

  public List<Person> people() {
    return people;
  }

  /** How this person would take it, now and after everything so far. */
  public Odds odds(Person person, String ref, String kind, int effortMinutes, boolean push, Instant now) {
    var felt = feelings.get(person.number());
    felt.passTo(now);
    int of = Kinds.of(kind);
    double liking = felt.likings()[of] - person.aversion * effortMinutes / 30.0;
    return Odds.of(liking, felt.boredBy(of), felt.knowsTheWords(ref, now), felt.interrupted(), push, person.attention);
  }

  /** Gives somebody a tip. @param occasion which of this person's tips it is, from 0 */
  public Reaction take(Person person, Odds odds, String ref, String kind, Instant now, long occasion) {
    var reaction = odds.drawn(person.chance().of("reaction", occasion));
    if (reaction.isSeen()) {
      feelings.get(person.number()).sees(ref, Kinds.of(kind), now);
    }
    return reaction;
  }
}
