package oo.simulation.world;

import java.util.List;

/** The kinds of tips, by their names in the published API. */
final class Kinds {

  static final List<String> ALL = List.of(
      "focus", "planning", "break", "movement", "sleep", "social", "learning", "admin", "nourishment", "task", "preparation");

  private Kinds() {}

  /** One that the world has never heard of is taken as the last one. */
  static int of(String name) {
    int found = ALL.indexOf(name);
    return found < 0 ? ALL.size() - 1 : found;
  }
}
