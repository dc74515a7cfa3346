package oo.recommender.domain.decision;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fact of the moment that a text can name in braces, as in {@code {free_minutes}}. */
public enum Placeholder {
  /** Whole minutes until the next event; not known beyond {@link MomentFacts#LONGEST_GAP}. */
  FREE_MINUTES,
  /** Local time of the next event, today. */
  NEXT_EVENT_AT,
  LOCAL_TIME,
  WEEKDAY,
  /** Local time at which the stretch to use ends: the next event, or two hours from now, or midnight. */
  UNTIL,
  /** The user's own name for a task or event. */
  SUBJECT,
  /** Local time at which the event begins that is prepared. */
  BEGINS_AT,
  /** Minutes until then. */
  MINUTES_AHEAD,
  /** When a task is due, with its verb: “is due today at 17:00”. */
  DUE;

  private static final Map<String, Placeholder> BY_WIRE_NAME =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Placeholder::wireName, Function.identity()));

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Placeholder> ofWireName(String name) {
    return Optional.ofNullable(BY_WIRE_NAME.get(name));
  }
}
