package oo.simulation.run;

import java.util.function.LongFunction;
import oo.simulation.rival.Rival;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who decides: one of oO's own policies, by the type that it has in a file of policies, or somebody from outside.
 *
 * @param type of oO's that the app is configured with
 * @param parameters of it, as a file of policies has them: {@code spread: 0.5, learning_rate: 300}
 * @param rival made from a seed, decides instead; null for oO's own
 */
public record Contender(String name, String type, String parameters, @Nullable LongFunction<Rival> rival) {

  public static Contender own(String type) {
    return new Contender(type, type, "", null);
  }

  /** What an oO has that only this policy decides for. */
  String file() {
    return "policies:\n  - {name: own, type: %s, parameters: {%s}}\narms:\n  default: own\nshadows: []\n".formatted(type, parameters);
  }
}
