package oo.recommender.adapter.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import oo.recommender.application.port.RecommenderExamples;
import oo.recommender.domain.Trigger;
import oo.recommender.domain.export.ExportedDecision;
import oo.recommender.domain.export.Pseudonyms;
import oo.recommender.domain.policy.FeatureAssembler;
import oo.recommender.domain.tip.UserTips;
import org.jspecify.annotations.Nullable;

/** Decisions to write, and what came out. */
final class Examples {

  private static final FeatureAssembler ASSEMBLER = new FeatureAssembler();

  private Examples() {}

  static ExportedDecision decision(Trigger trigger, int minutes, long seed, @Nullable Double reward) {
    var record = RecommenderExamples.decision(
        RecommenderExamples.someone(), UserTips.NONE, trigger, RecommenderExamples.NOON.plusSeconds(60L * minutes), seed).record();
    return ExportedDecision.of(record, ASSEMBLER, reward, new Pseudonyms("salt".getBytes(StandardCharsets.UTF_8)));
  }

  /** Pulled and pushed, with rewards of all signs and none, and where nothing was drawn. */
  static List<ExportedDecision> mixed() {
    var decisions = new ArrayList<ExportedDecision>();
    for (int i = 0; i < 40; i++) {
      decisions.add(decision(Trigger.values()[i % 2], i, i, switch (i % 4) {
        case 0 -> 1.0;
        case 1 -> -0.5;
        case 2 -> 0.0;
        default -> null;
      }));
    }
    decisions.add(decision(Trigger.PUSH, 660, 1, null));
    return decisions;
  }

  static byte[] written(String format, List<ExportedDecision> decisions) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var sink = DecisionFiles.write(format, out)) {
      for (var decision : decisions) {
        sink.write(decision);
      }
    }
    return out.toByteArray();
  }

  /** How many rows they have in formats with a row an arm. */
  static int rows(List<ExportedDecision> decisions) {
    return decisions.stream().mapToInt(one -> one.draw() == null ? 1 : one.draw().arms().size()).sum();
  }
}
