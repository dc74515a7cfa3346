package oo.shared.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void asksForIfMatch(String header) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> ETags.expected(header))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PRECONDITION_REQUIRED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "*", " * ", "\"6\", \"7\"", "\"x,y\",\"7\""})
  void allowsTheVersionThatIsNamed(String header) {
    assertThat(ETags.expected(header).allows(7)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"8\"", "W/\"7\"", "7", "\"07\"", "\"\"", "\"99999999999999999999999\"", "\"7", "*, \"8\""})
  void allowsNothingElse(String header) {
    assertThat(ETags.expected(header).allows(7)).isFalse();
  }

  @Test
  void comparesWeaklyForWhatTheClientHas() {
    assertThat(ETags.unchanged("\"6\", W/\"7\"", "\"7\"")).isTrue();
    assertThat(ETags.unchanged("*", "\"7\"")).isTrue();
    assertThat(ETags.unchanged("\"6\"", "\"7\"")).isFalse();
    assertThat(ETags.unchanged(null, "\"7\"")).isFalse();
  }
}
