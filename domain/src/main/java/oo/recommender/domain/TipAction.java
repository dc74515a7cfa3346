package oo.recommender.domain;

import java.time.Duration;

/** What a client can offer to start with one touch. */
public sealed interface TipAction {

  /** Nothing to start: reading the tip is enough. */
  record None() implements TipAction {}

  /** Start a timer. */
  record Timer(Duration length) implements TipAction {}

  /** Open the user's own task or event that the tip is about. */
  record OpenSource(String ref) implements TipAction {}
}
