package oo.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oo.simulation.rival.VowpalWabbit;
import oo.simulation.run.Contender;
import org.jspecify.annotations.Nullable;

/** Everybody who can decide, by name. */
final class Contenders {

  /** What learns, as it did best in other populations (seeds 101 to 103), and whom it is measured against. */
  static final List<String> STANDARD = List.of("two_stage:spread=0.5:learning_rate=1000", "uniform", "epsilon_greedy", "vw", "vw_squarecb");

  private static final Map<String, Contender> ALL = all();

  private Contenders() {}

  private static Map<String, Contender> all() {
    var all = new LinkedHashMap<String, Contender>();
    for (var type : List.of("two_stage", "uniform", "rules", "epsilon_greedy", "softmax", "squarecb", "linear_thompson")) {
      all.put(type, Contender.own(type));
    }
    vowpalWabbit(all, "vw", "--cb_explore_adf");
    vowpalWabbit(all, "vw_squarecb", "--cb_explore_adf --squarecb");
    vowpalWabbit(all, "vw_kinds", "--cb_explore_adf -q ck");
    vowpalWabbit(all, "vw_squarecb_kinds", "--cb_explore_adf --squarecb -q ck");
    return all;
  }

  private static void vowpalWabbit(Map<String, Contender> all, String name, String arguments) {
    // The app has a policy of its own too, which is never asked.
    all.put(name, new Contender(name, "rules", "", seed -> new VowpalWabbit(arguments, seed)));
  }

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * @param name with parameters of one of oO's own behind it, if they are not the default: {@code two_stage:spread=0.5}
   * @return null where there is none of that name
   */
  static @Nullable Contender find(String name) {
    var parts = name.split(":");
    var found = ALL.get(parts[0]);
    if (found == null || parts.length == 1) {
      return found;
    }
    boolean wellFormed = found.rival() == null && Stream.of(parts).skip(1).allMatch(part -> part.matches("[a-z_]+=[0-9.]+"));
    return wellFormed ? new Contender(name, found.type(), Stream.of(parts).skip(1).map(part -> part.replace("=", ": ")).collect(Collectors.joining(", ")), null) : null;
  }
}
