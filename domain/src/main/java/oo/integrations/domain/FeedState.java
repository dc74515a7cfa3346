package oo.integrations.domain;

import java.time.Instant;

/** How following an address goes. */
public sealed interface FeedState {

  record Active(Instant nextFetchAt) implements FeedState {}

  /** It is tried again, ever more rarely; {@code failures} in a row, at least 1. */
  record Failing(int failures, Instant nextFetchAt) implements FeedState {}

  /** The address answered that there is nothing any more; it is not fetched again. */
  record Gone() implements FeedState {}

  /** The user withdrew the consent to use calendars; it is not fetched until it is given again. */
  record Paused() implements FeedState {}
}
