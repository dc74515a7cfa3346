package oo.recommender.adapter.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import oo.recommender.application.port.DecisionLog;
import oo.recommender.domain.evaluation.Chance;
import oo.recommender.domain.evaluation.Estimates;
import oo.recommender.domain.evaluation.Logged;
import org.jspecify.annotations.Nullable;

/**
 * A decision in Vowpal Wabbit's Decision Service JSON: {@code _label_cost} is the negated reward, {@code a} the actions in the
 * order of their ranking (from 1) and {@code p} their probabilities, {@code c} the features.
 */
final class DsjsonLine implements LineReader {

  private final ObjectReader json = new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final LineTarget target;

  DsjsonLine(LineTarget target) {
    this.target = target;
  }

  @Override
  public void read(byte[] bytes, int from, int length, long number, DecisionLog.Reader reader) throws Malformed {
    JsonNode line = tree(bytes, from, length);
    if (!line.isObject()) {
      throw new Malformed("it is not a JSON object");
    }
    String without = without(line);
    if (without == null) {
      without = target.without(line);
    }
    if (without != null) {
      reader.without(number, without);
    } else {
      reader.row(number, row(line));
    }
  }

  private JsonNode tree(byte[] bytes, int from, int length) throws Malformed {
    try {
      return json.readTree(bytes, from, length);
    } catch (JsonProcessingException broken) {
      throw new Malformed("it is not JSON: " + broken.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Null where it is a decision with a reward. */
  private static @Nullable String without(JsonNode line) {
    if (line.has("_outcomes")) {
      return "a decision over several slots";
    }
    if (line.has("RewardValue") && !line.has("a")) {
      return "a reward whose decision is elsewhere";
    }
    if (line.path("_skipLearn").asBoolean()) {
      return "a decision that was never shown";
    }
    return line.has("_label_cost") || !line.has("a") ? null : "a decision without a reward";
  }

  private Logged row(JsonNode line) throws Malformed {
    var ranking = Ranking.of(line);
    var opinion = target.of(line, ranking.actions());
    double reward = 0 - number(line, "_label_cost");
    var row = Logged.of(ranking.propensity(), opinion.probabilities()[ranking.taken()], reward)
        .unsupported(ranking.unsupported(opinion.probabilities()));
    if (opinion.rewards() != null) {
      row = row.with(estimates(opinion.probabilities(), opinion.rewards(), ranking.taken()));
    }
    String kind = DsjsonFeatures.kind(line, ranking.taken());
    if (kind != null) {
      row = row.ofKind(kind, opinion.kinds() == null ? null : ranking.kindChance(opinion.kinds(), opinion.probabilities()));
    }
    target.learn(ranking.taken(), reward);
    return at(line, row);
  }

  private static Estimates estimates(double[] probabilities, double[] rewards, int taken) {
    double value = 0;
    for (int i = 0; i < rewards.length; i++) {
      value += probabilities[i] * rewards[i];
    }
    return new Estimates(rewards[taken], value);
  }

  private static Logged at(JsonNode line, Logged row) throws Malformed {
    var text = line.path("Timestamp");
    if (!text.isTextual()) {
      return row;
    }
    var at = Fields.moment(text.textValue(), "Timestamp");
    return row.at(at.toInstant(), at.getHour());
  }

  private static double number(JsonNode line, String name) throws Malformed {
    var number = line.path(name);
    if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
      throw new Malformed(name + (line.hasNonNull(name) ? " is not a number" : " is missing"));
    }
    return number.doubleValue();
  }

  /** @param byAction probability of each action, by its place in the list of actions */
  private record Ranking(double[] byAction, int taken, double propensity) {

    static Ranking of(JsonNode line) throws Malformed {
      var actions = line.path("a");
      var probabilities = line.path("p");
      if (!actions.isArray() || actions.isEmpty()) {
        throw new Malformed("a is not a list of actions");
      }
      if (!probabilities.isArray() || probabilities.size() != actions.size()) {
        throw new Malformed("p is not a list of as many probabilities as a has actions");
      }
      var byAction = byAction(actions, probabilities);
      int taken = action(line.hasNonNull("_label_Action") ? line.get("_label_Action") : actions.get(0), byAction.length);
      double propensity = line.hasNonNull("_label_probability")
          ? Fields.probability(number(line, "_label_probability"), "_label_probability")
          : byAction[taken];
      return new Ranking(byAction, taken, new Chance(propensity, 0).logged());
    }

    private static double[] byAction(JsonNode actions, JsonNode probabilities) throws Malformed {
      var byAction = new double[actions.size()];
      var seen = new boolean[byAction.length];
      for (int i = 0; i < byAction.length; i++) {
        int action = action(actions.get(i), byAction.length);
        if (seen[action]) {
          throw new Malformed("a names action " + (action + 1) + " twice");
        }
        seen[action] = true;
        if (!probabilities.get(i).isNumber()) {
          throw new Malformed("p holds what is no number");
        }
        byAction[action] = Fields.probability(probabilities.get(i).doubleValue(), "p");
      }
      return byAction;
    }

    private static int action(JsonNode number, int actions) throws Malformed {
      if (!number.isInt() || number.intValue() < 1 || number.intValue() > actions) {
        throw new Malformed("an action is not a number from 1 to " + actions);
      }
      return number.intValue() - 1;
    }

    int actions() {
      return byAction.length;
    }

    /** How likely what was done was, or something of its kind. */
    Chance kindChance(int[] kinds, double[] target) {
      double logged = 0;
      double wanted = 0;
      for (int i = 0; i < kinds.length; i++) {
        if (kinds[i] == kinds[taken]) {
          logged += byAction[i];
          wanted += target[i];
        }
      }
      return new Chance(Math.min(1, logged), Math.min(1, wanted));
    }

    double unsupported(double[] target) {
      double share = 0;
      for (int i = 0; i < target.length; i++) {
        share += byAction[i] == 0 ? target[i] : 0;
      }
      return Math.min(1, share);
    }
  }
}
