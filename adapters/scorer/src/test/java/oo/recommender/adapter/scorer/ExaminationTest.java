package oo.recommender.adapter.scorer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static oo.recommender.adapter.scorer.ScorerServer.LONG;
import static oo.recommender.adapter.scorer.ScorerServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import oo.recommender.domain.policy.ScoringColumns;
import oo.shared.application.Finding;
import org.junit.jupiter.api.Test;

/** What the doctor says of the scorer. */
class ExaminationTest {

  private static final String MODELS = """
      {"items": [{"name": "%s", "version": "1", "features_hash": "%s", "width": 9, "runtime": "linear", "checksum": ""}],
       "refused": [{"folder": "ranker/1", "reason": "it is broken"}]}""";

  @Test
  void isFineWhereTheModelIsServedWithOurFeatures() throws InterruptedException {
    assertThat(finding(json(MODELS.formatted("ranker", ScoringColumns.hash())))).isInstanceOf(Finding.Fine.class);
  }

  @Test
  void tellsAModelOfOtherFeatures() throws InterruptedException {
    assertThat(finding(json(MODELS.formatted("ranker", "0".repeat(64)))))
        .isInstanceOf(Finding.Failure.class).extracting(Finding::text).asString().contains(ScoringColumns.hash());
  }

  @Test
  void tellsWhyTheModelIsNotServed() throws InterruptedException {
    assertThat(finding(json(MODELS.formatted("other", ScoringColumns.hash()))))
        .isInstanceOf(Finding.Failure.class).extracting(Finding::text).asString().contains("ranker@1", "it is broken");
  }

  @Test
  void warnsOfAScorerThatDoesNotAnswer() throws InterruptedException {
    assertThat(finding(aResponse().withStatus(500))).isInstanceOf(Finding.Warning.class);
    assertThat(finding(json("{}"))).isInstanceOf(Finding.Warning.class);
  }

  private static Finding finding(ResponseDefinitionBuilder answer) throws InterruptedException {
    try (var server = new ScorerServer()) {
      return HttpScorer.examine(server.answers(answer).config(LONG), "./oo start-dev --with-scorer").getFirst();
    }
  }
}
