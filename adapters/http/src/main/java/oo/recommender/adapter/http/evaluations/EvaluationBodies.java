package oo.recommender.adapter.http.evaluations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import oo.codegen.http.model.Evaluation;
import oo.codegen.http.model.EvaluationProgress;
import oo.codegen.http.model.EvaluationResult;
import oo.recommender.application.RequestedEvaluation;
import oo.recommender.application.RequestedEvaluation.State;
import oo.shared.adapter.http.TypeId;
import org.jspecify.annotations.Nullable;

/** Evaluations in the contract's words. */
final class EvaluationBodies {

  /** A document has more than is told here. */
  private static final ObjectMapper DOCUMENTS = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private EvaluationBodies() {}

  static Evaluation whole(RequestedEvaluation evaluation) {
    return body(evaluation, evaluation.state() instanceof State.Done done ? result(done.document()) : null);
  }

  static Evaluation brief(RequestedEvaluation evaluation) {
    return body(evaluation, null);
  }

  private static Evaluation body(RequestedEvaluation evaluation, @Nullable EvaluationResult result) {
    var state = evaluation.state();
    return new Evaluation(
        TypeId.EVALUATION.of(evaluation.id()), name(state), evaluation.policy(), evaluation.against(), evaluation.since(),
        evaluation.by(), evaluation.at(), finished(state), new EvaluationProgress(state.decisions(), state.reached()),
        state instanceof State.Failed failed ? failed.why() : null, result);
  }

  private static String name(State state) {
    return switch (state) {
      case State.Running _ -> "running";
      case State.Done _ -> "done";
      case State.Failed _ -> "failed";
    };
  }

  private static @Nullable Instant finished(State state) {
    return switch (state) {
      case State.Running _ -> null;
      case State.Done done -> done.at();
      case State.Failed failed -> failed.at();
    };
  }

  private static EvaluationResult result(String document) {
    try {
      var tree = (ObjectNode) DOCUMENTS.readTree(document);
      var leftOut = tree.putArray("left_out");
      tree.path("reading").path("left_out").properties()
          .forEach(each -> leftOut.addObject().put("why", each.getKey()).<ObjectNode>set("n", (JsonNode) each.getValue()));
      return DOCUMENTS.treeToValue(tree, EvaluationResult.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("an evaluation's document cannot be read", broken);
    }
  }
}
