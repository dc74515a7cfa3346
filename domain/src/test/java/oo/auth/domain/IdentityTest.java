package oo.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class IdentityTest {

  @Test
  void givesTheUserIdThatTheHashPrescribes() {
    // printf 'https://id.example\nada' | sha256sum, version and variant bits set by hand
    assertThat(new Identity("https://id.example", "ada").userId().value())
        .isEqualTo(UUID.fromString("bfdca43e-8abd-8775-bf6f-f63157bedb3f"));
  }

  @Property
  void marksEveryUserIdAsVersionEight(
      @ForAll @AlphaChars @StringLength(min = 1, max = 40) String issuer,
      @ForAll @AlphaChars @StringLength(min = 1, max = 40) String subject) {
    var id = new Identity(issuer, subject).userId().value();

    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Property
  void keepsSubjectsApart(
      @ForAll @AlphaChars @StringLength(min = 1, max = 40) String one,
      @ForAll @AlphaChars @StringLength(min = 1, max = 40) String other) {
    Assume.that(!one.equals(other));

    assertThat(new Identity("https://id.example", one).userId())
        .isNotEqualTo(new Identity("https://id.example", other).userId());
  }

  @Test
  void keepsIssuersApart() {
    assertThat(new Identity("https://a.example", "ada").userId())
        .isNotEqualTo(new Identity("https://b.example", "ada").userId());
  }

  @Test
  void refusesWhatIsNoIdentity() {
    assertThatThrownBy(() -> new Identity("https://id.example", " ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Identity("", "ada")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Identity("https://id.example", "a\nda")).isInstanceOf(IllegalArgumentException.class);
  }
}
