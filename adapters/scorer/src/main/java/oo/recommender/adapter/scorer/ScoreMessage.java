package oo.recommender.adapter.scorer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import oo.codegen.scorer.model.ModelRef;
import oo.codegen.scorer.model.Models;
import oo.codegen.scorer.model.ScoreRequest;
import oo.codegen.scorer.model.Scores;
import oo.recommender.application.port.Scorer.Reason;

/** What is sent for one model's scores, and what may come back. A field that is not known yet is passed over. */
record ScoreMessage(String model, String version, String featuresHash) {

  private static final JsonMapper JSON = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      // "NaN" in quotes is text, not a number.
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
      .build();
  private static final ObjectWriter REQUEST = JSON.writerFor(ScoreRequest.class);
  private static final ObjectReader SCORES = JSON.readerFor(Scores.class);
  private static final ObjectReader MODELS = JSON.readerFor(Models.class);

  byte[] request(double[][] rows) {
    var boxed = Arrays.stream(rows).map(row -> Arrays.stream(row).boxed().toList()).toList();
    try {
      return REQUEST.writeValueAsBytes(new ScoreRequest(new ModelRef(model, version), featuresHash, boxed));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers cannot be written", e);
    }
  }

  /** One finite score a candidate, of this model. */
  double[] scores(byte[] answer, int candidates) throws NoScores {
    Scores scores = read(SCORES, answer);
    if (!scores.model().equals(new ModelRef(model, version)) || !scores.featuresHash().equals(featuresHash)) {
      throw new NoScores(Reason.WRONG_MODEL, "scores of " + scores.model());
    }
    List<Double> values = scores.scores();
    if (values.size() != candidates) {
      throw new NoScores(Reason.INVALID, values.size() + " scores for " + candidates + " candidates");
    }
    // Jackson reads what is beyond a double as infinite, and null as an element.
    if (!values.stream().allMatch(value -> value != null && Double.isFinite(value))) {
      throw new NoScores(Reason.INVALID, "a score is no finite number");
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static Models models(byte[] answer) throws NoScores {
    return read(MODELS, answer);
  }

  private static <T> T read(ObjectReader reader, byte[] answer) throws NoScores {
    try {
      T message = reader.readValue(answer);
      if (message == null) {
        throw new NoScores(Reason.INVALID, "the answer is null");
      }
      return message;
    } catch (IOException e) {
      throw new NoScores(Reason.INVALID, "the answer is not what the contract says");
    }
  }
}
