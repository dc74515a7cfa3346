package oo.recommender.adapter.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import oo.recommender.application.port.DecisionLog;
import oo.recommender.domain.evaluation.Estimates;
import oo.recommender.domain.evaluation.Logged;
import org.jspecify.annotations.Nullable;

/** One object a line, as contracts/logs/logged-decision.schema.json says. The target is whatever wrote it. */
final class JsonlLine implements LineReader {

  private static final int LONGEST_KIND = 100;

  private final JsonFactory json = new JsonFactory();

  @Override
  public void read(byte[] bytes, int from, int length, long number, DecisionLog.Reader reader) throws Malformed {
    try (var parser = json.createParser(bytes, from, length)) {
      reader.row(number, parsed(parser).row());
    } catch (JsonProcessingException broken) {
      throw new Malformed("it is not JSON: " + broken.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Line parsed(JsonParser parser) throws IOException, Malformed {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new Malformed("it is not a JSON object");
    }
    var line = new Line();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      line.take(name, parser);
    }
    if (parser.nextToken() != null) {
      throw new Malformed("something follows the JSON object");
    }
    return line;
  }

  private static final class Line {

    private double propensity = Double.NaN;
    private double targetPropensity = Double.NaN;
    private double reward = Double.NaN;
    private double rewardEstimate = Double.NaN;
    private double targetEstimate = Double.NaN;
    private double kindPropensity = Double.NaN;
    private double targetKindPropensity = Double.NaN;
    private double unsupported = Double.NaN;
    private @Nullable String kind;
    private @Nullable OffsetDateTime at;

    void take(String name, JsonParser parser) throws IOException, Malformed {
      switch (name) {
        case "propensity" -> propensity = Fields.probabilityOrNull(parser, name);
        case "target_propensity" -> targetPropensity = Fields.probabilityOrNull(parser, name);
        case "reward" -> reward = Fields.number(parser, name);
        case "baseline_reward_estimate" -> rewardEstimate = Fields.number(parser, name);
        case "target_value_estimate" -> targetEstimate = Fields.number(parser, name);
        case "kind_propensity" -> kindPropensity = Fields.probabilityOrNull(parser, name);
        case "target_kind_propensity" -> targetKindPropensity = Fields.probabilityOrNull(parser, name);
        case "unsupported_share" -> unsupported = Fields.probabilityOrNull(parser, name);
        case "kind" -> kind = text(parser, name);
        case "at" -> {
          String text = text(parser, name);
          at = text == null ? null : Fields.moment(text, name);
        }
        default -> parser.skipChildren();
      }
    }

    private static @Nullable String text(JsonParser parser, String name) throws IOException, Malformed {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        return null;
      }
      if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getTextLength() > LONGEST_KIND) {
        throw new Malformed(name + " is not a text of at most " + LONGEST_KIND + " characters");
      }
      return parser.getText();
    }

    Logged row() throws Malformed {
      var action = Fields.chance(propensity, "propensity", targetPropensity, "target_propensity");
      var kindChance = Double.isNaN(kindPropensity) || Double.isNaN(targetKindPropensity)
          ? null
          : Fields.chance(kindPropensity, "kind_propensity", targetKindPropensity, "target_kind_propensity");
      var estimates = Double.isNaN(rewardEstimate) || Double.isNaN(targetEstimate)
          ? null : new Estimates(rewardEstimate, targetEstimate);
      double share = Double.isNaN(unsupported)
          ? action.logged() == 0 && action.target() > 0 ? 1 : 0
          : unsupported;
      return new Logged(action, kindChance, Fields.required(reward, "reward"), estimates, share, kind,
          at == null ? null : at.toInstant(), at == null ? -1 : at.getHour());
    }
  }
}
