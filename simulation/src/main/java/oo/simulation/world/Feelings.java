package oo.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What tips have done to somebody lately: a kind that was seen wears off, and recovers (recovering bandits, Pike-Burke and
 * Grünewälder 2019); every tip is one more interruption; the same words twice are worth less.
 */
public final class Feelings {

  private static final double INTERRUPTION_HALF_LIFE_HOURS = 10;
  private static final double WORDS_FADE_HOURS = 72;

  private final Person person;
  private final double[] bored = new double[Kinds.ALL.size()];
  private final Map<String, Instant> words = new HashMap<>();
  private final Instant begins;
  private double interrupted;
  private Instant asOf;
  private double @Nullable [] likings;

  Feelings(Person person, Instant begins) {
    this.person = person;
    this.begins = begins;
    this.asOf = begins;
  }

  void passTo(Instant now) {
    double hours = Duration.between(asOf, now).toMinutes() / 60.0;
    if (hours > 0) {
      interrupted *= Math.pow(2, -hours / INTERRUPTION_HALF_LIFE_HOURS);
      double recovery = Math.pow(2, -hours / person.boredomHalfLifeHours);
      for (int kind = 0; kind < bored.length; kind++) {
        bored[kind] *= recovery;
      }
      asOf = now;
      likings = null;
    }
  }

  /** By kind, at the moment. */
  double[] likings() {
    if (likings == null) {
      var local = LocalDateTime.ofInstant(asOf, person.zone());
      int day = (int) Duration.between(begins, asOf).toDays();
      likings = IntStream.range(0, bored.length).mapToDouble(kind -> person.liking(kind, local, day)).toArray();
    }
    return likings;
  }

  void sees(String ref, int kind, Instant now) {
    passTo(now);
    bored[kind]++;
    interrupted++;
    words.put(ref, now);
  }

  double boredBy(int kind) {
    return person.boredom * bored[kind];
  }

  /** Between 0 and 1. */
  double knowsTheWords(String ref, Instant now) {
    var before = words.get(ref);
    return before == null ? 0 : Math.exp(-Duration.between(before, now).toMinutes() / 60.0 / WORDS_FADE_HOURS);
  }

  double interrupted() {
    return interrupted / person.patience;
  }
}
