package oo.recommender.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTemplateTest {

  @Test
  void fillsInEveryPlaceOnce() {
    var text = TextTemplate.parse("{local_time}: “{subject}” {local_time}!");

    assertThat(text.render(Map.of(Placeholder.LOCAL_TIME, "09:00", Placeholder.SUBJECT, "{local_time} {nothing}")))
        .isEqualTo("09:00: “{local_time} {nothing}” 09:00!");
    assertThat(text.needs()).containsExactlyInAnyOrder(Placeholder.LOCAL_TIME, Placeholder.SUBJECT);
  }

  @Test
  void refusesFactsThatDoNotExist() {
    assertThatIllegalArgumentException().isThrownBy(() -> TextTemplate.parse("Hello {name}")).withMessageContaining("{name}");
  }

  @Test
  void refusesToGuessAFactThatIsNotKnown() {
    assertThatIllegalArgumentException().isThrownBy(() -> TextTemplate.parse("{until}").render(Map.of()));
  }

  @Test
  void bringsATitleFromOutsideIntoOneShortLine() {
    assertThat(CandidateText.subject("  a\n\tb  ")).isEqualTo("a b");
    assertThat(CandidateText.subject("😀".repeat(200))).isEqualTo("😀".repeat(79) + "…");
  }
}
