package oo.recommender.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;

/**
 * A reviewed piece of advice from the library.
 *
 * @param slug its lasting name; what a user never wants again is remembered by it
 * @param title and body templates; {@code {free_minutes}}, {@code {next_event_at}}, {@code {local_time}},
 *     {@code {weekday}} and {@code {until}} stand for facts of the moment
 * @param effort how long doing it takes
 * @param source where the claim that it makes comes from
 */
public record Advice(
    String slug, TipKind kind, String title, String body, Duration effort, TipAction action, Conditions when,
    Source source) {

  /**
   * When the advice fits.
   *
   * @param from and to local time of day; {@code to} is excluded and may lie before {@code from}, past midnight
   * @param minFreeMinutes and maxFreeMinutes bounds of the free time from now on; no event ahead counts as free without end
   * @param beforeEvent whether it only makes sense with an event ahead today
   */
  public record Conditions(
      LocalTime from, LocalTime to, Set<DayOfWeek> weekdays, int minFreeMinutes, int maxFreeMinutes,
      Set<DayLoad> loads, boolean beforeEvent) {

    public Conditions {
      weekdays = Set.copyOf(weekdays);
      loads = Set.copyOf(loads);
    }
  }

  /** @param reference DOI, ISBN or URL */
  public record Source(String claim, String citation, String reference) {}
}
