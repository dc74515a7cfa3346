package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every feature of fixed moments and candidates, to the bit. A schema's file is written once, with the schema; where it
 * no longer holds, what was logged under its hash no longer replays.
 */
class GoldenFeaturesTest {

  private static final Path FOLDER = Path.of("src/test/resources/oo/recommender/domain/policy");
  private static final int MOMENTS = 8;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void computesTheSameBitsAsWhenTheSchemaWasNew(int revision) throws IOException {
    var now = features(FeatureSchema.ALL.get(revision - 1));
    var file = FOLDER.resolve("features-" + revision + ".txt");
    if (Boolean.getBoolean("oo.write-golden") && !Files.exists(file)) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, now);
    }
    assertThat(now).isEqualTo(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  /** Otherwise a file could hold what nothing was computed for. */
  @Test
  void looksAtEveryFeatureWithMoreThanOneValue() {
    var text = features(FeatureSchema.CURRENT);

    for (var feature : FeatureSchema.CURRENT.context()) {
      assertThat(values(text, feature)).as(feature.name()).hasSizeGreaterThan(1);
    }
    for (var feature : FeatureSchema.CURRENT.candidate()) {
      assertThat(values(text, feature)).as(feature.name()).hasSizeGreaterThan(1);
    }
  }

  private static Set<String> values(String text, Feature feature) {
    return text.lines().filter(line -> line.contains("\t" + feature.wireName() + "\t"))
        .map(line -> line.substring(line.lastIndexOf('\t'))).collect(Collectors.toSet());
  }

  private static String features(FeatureSchema schema) {
    var text = new StringBuilder(schema.hash()).append('\n');
    for (int seed = 0; seed < MOMENTS; seed++) {
      var candidates = Moments.candidates(8, seed);
      candidates.add(Moments.extreme("task:x", TipKind.TASK));
      var features = new FeatureAssembler(schema)
          .assemble(Moments.moment(Trigger.values()[seed % 2], seed), new CandidateSet(candidates));
      for (var feature : ContextFeature.values()) {
        line(text, seed + "\tmoment", schema.context().contains(feature), feature, features.of(feature));
      }
      for (int i = 0; i < features.size(); i++) {
        for (var feature : CandidateFeature.values()) {
          line(text, seed + "\t" + i, schema.candidate().contains(feature), feature, features.of(i, feature));
        }
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String where, boolean known, Feature feature, double value) {
    if (known) {
      text.append(where).append('\t').append(feature.wireName()).append('\t').append(Double.toHexString(value))
          .append('\n');
    } else {
      assertThat(value).as(feature.name()).isZero();
    }
  }
}
