package oo.recommender.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import oo.recommender.domain.TipKind;
import oo.recommender.domain.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The results of each policy, to the last bit. When one fails, decisions made before no longer replay: undo the change, or
 * keep the old code beside the new one under a version of its own.
 */
class PolicyBitsTest {

  private static final int CANDIDATES = 40;

  /** Of one push the probability of silence and that of the first candidate; of forty decisions all, digested. */
  @ParameterizedTest
  @CsvSource({
      "uniform/1, 0x1.5555555555555p-4 0x1.8618618618618p-7 939a44811ebadf64",
      "rules/1, 0x1.172193db6f0b4p-7 0x1.4ea4c701f60a8p-3 4a9d68c9460aacad",
      "epsilon_greedy/1, 0x1.1111111111111p-7 0x1.a9342cdc67602p-7 2a59be095a3826aa",
      "softmax/1, 0x1.111111bc7fbcep-7 0x1.c432f6b7209efp-4 e69b96d5a914b34d",
      "squarecb/1, 0x1.9641cdf547c9p-7 0x1.cfbe7d33e3863p-5 1943599b2cc7eb1d",
      "linear_thompson/1, 0x1.1112f206fa851p-7 0x1.f5a01e22696cdp-5 c11d74603013ec21",
      "two_stage/1, 0x1.1112f206fa851p-7 0x1.09816d4c8f93fp-6 e175b53e165b9005",
      "linear_thompson/2, 0x1.1112f2050fb07p-7 0x1.f5a01e28ab2ap-5 3755da4320a8ac57",
      "two_stage/2, 0x1.1112f2050fb07p-7 0x1.09816d50bec12p-6 4ed48a4f8181b273",
  })
  void givesTheBitsThatAreInTheLedger(String id, String expected) throws Exception {
    var policy = PolicyType.of(PolicyId.parse(id));
    var digest = MessageDigest.getInstance("SHA-256");
    for (long seed = 0; seed < 20; seed++) {
      digest.update(bits(policy.distribution(features(Trigger.PUSH, seed), AnyModels.learned(seed))));
      digest.update(bits(policy.distribution(features(Trigger.PULL, seed), ModelSnapshot.NONE)));
    }
    var one = policy.distribution(features(Trigger.PUSH, 7), AnyModels.learned(7));

    assertThat("%s %s %s".formatted(
        Double.toHexString(one.silence()), Double.toHexString(one.propensity(0)),
        HexFormat.of().formatHex(digest.digest(), 0, 8))).isEqualTo(expected);
  }

  @Test
  void coversEveryPolicy() throws Exception {
    var sources = getClass()
        .getDeclaredMethod("givesTheBitsThatAreInTheLedger", String.class, String.class)
        .getAnnotation(CsvSource.class).value();

    assertThat(Stream.concat(EveryPolicy.byDefault().stream(), EveryPolicy.earlier().stream()).map(policy -> policy.id().toString()))
        .containsExactlyInAnyOrder(Arrays.stream(sources).map(row -> row.split(",")[0]).toArray(String[]::new));
  }

  private static Features features(Trigger trigger, long seed) {
    return AnyFeatures.of(trigger, CANDIDATES, seed);
  }

  private static byte[] bits(Distribution distribution) {
    var kinds = TipKind.values();
    var buffer = ByteBuffer.allocate(8 * (CANDIDATES + kinds.length + 1));
    buffer.putDouble(distribution.silence());
    for (var kind : kinds) {
      buffer.putDouble(distribution.kind(kind));
    }
    for (int i = 0; i < CANDIDATES; i++) {
      buffer.putDouble(distribution.withinKind(i));
    }
    return buffer.array();
  }
}
