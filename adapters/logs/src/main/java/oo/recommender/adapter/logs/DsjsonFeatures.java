package oo.recommender.adapter.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import oo.recommender.domain.evaluation.ForeignDecision;
import oo.recommender.domain.evaluation.ForeignDecision.Trait;
import org.jspecify.annotations.Nullable;

/** The features of a line, flattened: a number is a feature of its name, a word or a flag one of its name and value. */
final class DsjsonFeatures {

  private static final String CONTEXT = "c";
  private static final String ACTIONS = "_multi";

  private DsjsonFeatures() {}

  static ForeignDecision of(JsonNode line, int actions, boolean wanted) throws Malformed {
    if (!wanted) {
      return new ForeignDecision(actions, List.of(), List.of());
    }
    var context = line.path(CONTEXT);
    var multi = context.path(ACTIONS);
    if (multi.size() != actions) {
      throw new Malformed("c._multi does not describe as many actions as a has");
    }
    var each = new ArrayList<List<Trait>>(actions);
    for (var action : multi) {
      each.add(traits(action));
    }
    return new ForeignDecision(actions, traits(context), each);
  }

  private static List<Trait> traits(JsonNode object) {
    var traits = new ArrayList<Trait>();
    flatten("", object, traits);
    return traits;
  }

  private static void flatten(String name, JsonNode value, List<Trait> traits) {
    if (value.isObject()) {
      value.properties().forEach(field -> {
        // What begins so is not a feature but a remark to the learner; the actions are such a remark of the context's.
        if (!field.getKey().startsWith("_")) {
          flatten(name + "^" + field.getKey(), field.getValue(), traits);
        }
      });
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        flatten(value.get(i).isObject() ? name : name + "^" + i, value.get(i), traits);
      }
    } else if (value.isNumber()) {
      double number = value.doubleValue();
      if (number != 0 && Double.isFinite(number)) {
        traits.add(new Trait(name.hashCode(), number));
      }
    } else if (value.isTextual() || value.isBoolean() && value.booleanValue()) {
      traits.add(new Trait((name + "=" + value.asText()).hashCode(), 1));
    }
  }

  /** A word called kind among the features of what was done, in a namespace or beside them; null where there is none. */
  static @Nullable String kind(JsonNode line, int taken) {
    var action = line.path(CONTEXT).path(ACTIONS).path(taken);
    if (action.path("kind").isTextual()) {
      return action.path("kind").textValue();
    }
    for (var namespace : action) {
      if (namespace.path("kind").isTextual()) {
        return namespace.path("kind").textValue();
      }
    }
    return null;
  }
}
