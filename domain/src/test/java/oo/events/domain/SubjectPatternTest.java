package oo.events.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectPatternTest {

  @ParameterizedTest
  @CsvSource({
    "oo.profile.consent.changed.v1, oo.profile.consent.changed.v1, true",
    "oo.profile.consent.changed.v1, oo.profile.consent.changed.v2, false",
    "oo.profile.*.changed.v1, oo.profile.consent.changed.v1, true",
    "oo.*.changed.v1, oo.profile.consent.changed.v1, false",
    "oo.profile.>, oo.profile.consent.changed.v1, true",
    "oo.profile.>, oo.profile, false",
    "oo.profile.>, oo.profiles.consent, false",
    ">, oo, true",
    "oo.*, oo, false",
    "oo, oo.profile, false",
  })
  void matchesAsNatsDoes(String pattern, String subject, boolean matches) {
    assertThat(new SubjectPattern(pattern).matches(subject)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "oo..x", "oo.", ".oo", "oo.>.x", "oo.a*", "oo.Consent", "oo. x"})
  void refusesWhatIsNoPattern(String value) {
    assertThatThrownBy(() -> new SubjectPattern(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "oo.a.b, oo.a.b, true",
    "oo.a.b, oo.a.c, false",
    "oo.a.*, oo.*.b, true",
    "oo.a.*, oo.a.b.c, false",
    "oo.a.>, oo.a.b.c, true",
    "oo.a.>, oo.a, false",
    "oo.b.>, oo.a.>, false",
  })
  void overlapsWhereASubjectMatchesBoth(String pattern, String other, boolean overlaps) {
    assertThat(new SubjectPattern(pattern).overlaps(new SubjectPattern(other))).isEqualTo(overlaps);
    assertThat(new SubjectPattern(other).overlaps(new SubjectPattern(pattern))).isEqualTo(overlaps);
  }
}
