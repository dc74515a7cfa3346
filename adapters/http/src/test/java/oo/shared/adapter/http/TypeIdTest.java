package oo.shared.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeIdTest {

  // Vectors of the TypeID specification, with our own prefix.
  @ParameterizedTest
  @CsvSource({
    "00000000-0000-0000-0000-000000000000, tip_00000000000000000000000000",
    "00000000-0000-0000-0000-000000000001, tip_00000000000000000000000001",
    "00000000-0000-0000-0000-00000000000a, tip_0000000000000000000000000a",
    "00000000-0000-0000-0000-000000000010, tip_0000000000000000000000000g",
    "00000000-0000-0000-0000-000000000020, tip_00000000000000000000000010",
    "ffffffff-ffff-ffff-ffff-ffffffffffff, tip_7zzzzzzzzzzzzzzzzzzzzzzzzz",
    "0188bac7-4afa-78aa-bc3b-bd1eef28d881, tip_01h2xcejqtf2nbrexx3vqjhp41",
  })
  void writesWhatTheSpecificationSays(UUID id, String text) {
    assertThat(TypeId.TIP.of(id)).isEqualTo(text);
    assertThat(TypeId.TIP.uuid(text)).isEqualTo(id);
  }

  @Property
  void readsWhatItWrites(@ForAll long high, @ForAll long low, @ForAll TypeId type) {
    UUID id = new UUID(high, low);
    assertThat(type.uuid(type.of(id))).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cal_01h2xcejqtf2nbrexx3vqjhp41", "tip_81h2xcejqtf2nbrexx3vqjhp41", "tip_01h2xcejqtf2nbrexx3vqjhp4",
      "tip_01h2xcejqtf2nbrexx3vqjhp4u", "tip_01H2XCEJQTF2NBREXX3VQJHP41", ""})
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> TypeId.TIP.uuid(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sortsAsTheUuidsDo() {
    assertThat(TypeId.TIP.of(new UUID(1, -1))).isLessThan(TypeId.TIP.of(new UUID(2, 0)));
  }
}
